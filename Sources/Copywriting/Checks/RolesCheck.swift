/// A fact may not be stated as another one: an end as a start, the sale price as the old one, a price as a saving.
package struct RolesCheck: Check {
    package let name = "roles"

    package init() {}

    /// A finding for each mention in a wrong role.
    package func findings(in text: CheckedText, context: CheckContext) -> [Finding] {
        let (scanned, mentions) = (text.scanned, text.mentions)
        let wrong: [Finding] = mentions.all.compactMap { mention in
            let kinds = mention.kinds(on: context.sheet)
            guard let fault = fault(of: mention, kinds, in: scanned, context.sheet) else {
                return nil
            }
            return Finding(
                check: name,
                level: .block,
                span: mention.range,
                message: "“\(scanned[mention.range])” \(fault.message)",
                fix: fault.rightFact.flatMap { Self.onlyValue(of: $0, on: context.sheet) }
            )
        }
        return wrong + afterTheEnd(mentions, in: scanned, context.sheet)
            + wrongTime(mentions, in: scanned, context.sheet)
            .filter { late in !wrong.contains { $0.span == late.span } }
            + onlyOldPrice(mentions, context.sheet)
    }

    /// An offer that is said to hold from its end on: `$39.20 after May 7`.
    private func afterTheEnd(
        _ mentions: Mentions,
        in text: ScannedText,
        _ sheet: FactSheet
    ) -> [Finding] {
        zip(mentions.all, mentions.all.dropFirst()).compactMap { offer, day in
            let kinds = offer.kinds(on: sheet)
            let isEnd = day.facts.map { sheet.facts[$0].name } == ["ends"]
            guard isEnd, kinds.allSatisfy(["sale_price", "saving", "discount"].contains) else {
                return nil
            }
            let between = text[offer.range.upperBound..<day.range.lowerBound].lowercased()
            guard [" after ", " off after "].contains(between) else { return nil }
            let span = offer.range.lowerBound..<day.range.upperBound
            return Finding(
                check: name,
                level: .block,
                span: span,
                message: "“\(text[span])” is wrong: the offer ends on that day."
            )
        }
    }

    /// A price at the wrong time: the sale price behind `after that`, the price before the sale behind `until then`.
    private func wrongTime(
        _ mentions: Mentions,
        in text: ScannedText,
        _ sheet: FactSheet
    ) -> [Finding] {
        guard sheet.value(of: "sale_price") != nil else { return [] }
        return mentions.all.compactMap { mention in
            let kinds = mention.kinds(on: sheet)
            guard kinds == ["price"] || kinds == ["sale_price"] else { return nil }
            let start = text.sentence(around: mention.range.lowerBound).lowerBound
            let before = text.words.filter {
                $0.range.lowerBound >= start && $0.range.upperBound <= mention.range.lowerBound
            }
            .map(\.folded)
            let isLater =
                before.contains("afterwards")
                || zip(before, before.dropFirst()).contains {
                    $0 == "after" && $1 == "that" || $0 != "until" && $1 == "then"
                }
            let isNow = !isLater && before.contains("until")
            let others = Self.old.union(["before", "from", "not"])
            guard Set(before).isDisjoint(with: others) else { return nil }
            let message: String
            if isLater, kinds == ["sale_price"] {
                message = "is the sale price, and holds no longer by then."
            } else if isNow, kinds == ["price"] {
                message = "is the price before, and the sale price holds until then."
            } else {
                return nil
            }
            return Finding(
                check: name,
                level: .block,
                span: mention.range,
                message: "“\(text[mention.range])” \(message)",
                fix: Self.onlyValue(of: isLater ? "price" : "sale_price", on: sheet)
            )
        }
    }

    /// A warning where a text states the price before and nowhere the sale price.
    private func onlyOldPrice(_ mentions: Mentions, _ sheet: FactSheet) -> [Finding] {
        func stated(_ name: String) -> Range<Int>? {
            guard let index = sheet.index(of: name) else { return nil }
            return mentions.all.first { $0.facts.contains(index) }?.range
        }
        guard sheet.value(of: "sale_price") != nil, stated("sale_price") == nil,
            let span = stated("price")
        else { return [] }
        return [
            Finding(
                check: name,
                level: .warn,
                span: span,
                message: "This is the price before the discount; the sale price is not stated."
            )
        ]
    }

    /// Words behind which a campaign's first and last day may stand together.
    static let lasting: Set<String> = [
        "from", "runs", "run", "running", "lasts", "open", "between", "is", "are", "on", "for",
        "valid",
        "campaign", "sale", "week", "days", "only", "and", "starts",
    ]

    /// Kinds of facts that are a product's title.
    static let titles: Set<String> = ["product", "bought", "viewed", "in_cart"]

    /// A fact's name without the number of its product: `sale_price_2` is a `sale_price`.
    static func kind(of name: String) -> String {
        guard let end = name.lastIndex(of: "_"), Int(name[name.index(after: end)...]) != nil else {
            return name
        }
        return String(name[..<end])
    }

    /// The value of a kind of fact of which the sheet has one.
    private static func onlyValue(of kind: String, on sheet: FactSheet) -> String? {
        let facts = sheet.facts.filter { Self.kind(of: $0.name) == kind }
        return facts.count == 1 ? facts[0].value : nil
    }

    /// What is wrong with a fact's role, and the kind of fact that has this role.
    private struct Fault {
        var message: String
        var rightFact: String?
    }

    /// What is wrong with the role in which the text states the fact, if anything.
    private func fault(
        of mention: Mention,
        _ kinds: Set<String>,
        in text: ScannedText,
        _ sheet: FactSheet
    ) -> Fault? {
        // Up to three words, within the clause.
        let before = Array(
            text.clause(before: mention.range.lowerBound, endedBy: ".!?;,\n").suffix(3)
        )
        if kinds == ["dates"], let last = before.last, !Self.lasting.contains(last) {
            return Fault(
                message: "is the whole time of the campaign, and stands for something else.",
                rightFact: Self.ends.contains(last) ? "ends" : nil
            )
        }
        if kinds.isSubset(of: ["starts", "ends"]) {
            // `from now to May 7` tells an end.
            let cue =
                before.last == "to" && before.contains("from")
                ? "to" : before.last { Self.ends.contains($0) || Self.starts.contains($0) }
            if before.last == "before", before.dropLast().last.map(Self.spans.contains) == true {
                return nil
            }
            if let cue, cue == "to" || Self.ends.contains(cue), kinds == ["starts"] {
                return Fault(
                    message: "is the day on which the campaign starts, not its end.",
                    rightFact: "ends"
                )
            }
            if let cue, Self.starts.contains(cue), kinds == ["ends"] {
                return Fault(
                    message: "is the day on which the campaign ends, not its start.",
                    rightFact: "starts"
                )
            }
            if before.last == "instead" || before.suffix(2) == ["instead", "of"] {
                return Fault(
                    message: "is a date, and stands in the place of a price.",
                    rightFact: "price"
                )
            }
            return nil
        }
        guard kinds.isSubset(of: ["price", "sale_price", "saving"]) else { return nil }
        let after = text.words.first { $0.range.lowerBound >= mention.range.upperBound }
        let isOff =
            before.last.map { Self.savings.contains($0) } == true
            || (after.map { Self.off.contains($0.folded) } == true
                && isNext(mention.range.upperBound, after, in: text))
        if isOff {
            return kinds.contains("saving")
                ? nil : Fault(message: "is a price, not what is saved.", rightFact: "saving")
        }
        guard sheet.value(of: "sale_price") != nil else { return nil }
        let cue = before.last { Self.old.contains($0) || Self.new.contains($0) }
        if let cue, Self.old.contains(cue), !kinds.contains("price") {
            return Fault(message: "is the sale price, not the price before.", rightFact: "price")
        }
        if let cue, Self.new.contains(cue), !kinds.contains("sale_price") {
            return Fault(
                message: "is the price before, not the sale price.",
                rightFact: "sale_price"
            )
        }
        return nil
    }

    private func isNext(_ end: Int, _ word: ScannedText.Word?, in text: ScannedText) -> Bool {
        guard let word else { return false }
        return text.folded[end..<word.range.lowerBound].allSatisfy { $0 == " " || $0 == "-" }
    }

    /// What may lie before the start of a campaign.
    private static let spans: Set<String> = ["days", "day", "week", "evening", "shortly", "not"]

    static let ends: Set<String> = [
        "until", "till", "til", "through", "thru", "ends", "end", "ending", "expires", "expiring",
        "closes", "by", "before",
    ]
    static let starts: Set<String> = [
        "from", "starts", "start", "starting", "begins", "beginning", "since", "launches", "opens",
    ]
    static let old: Set<String> = [
        "instead", "was", "were", "originally", "original", "usually", "normally", "regular",
        "regularly", "than", "previously", "reg",
    ]
    static let new: Set<String> = ["now", "only", "just", "pay", "sale"]
    static let savings: Set<String> = ["save", "saves", "saving", "savings"]
    static let off: Set<String> = ["off", "discount", "cheaper", "less"]
}
