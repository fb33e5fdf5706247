/// Every month, weekday, feast or relative day of a text must be part of a form on the fact sheet.
package struct DatesCheck: Check {
    package let name = "dates"

    package init() {}

    /// A finding for each date word that no mention covers.
    package func findings(in text: CheckedText, context: CheckContext) -> [Finding] {
        let (scanned, mentions) = (text.scanned, text.mentions)
        var spans = names(in: scanned, mentions, locale: context.locale)
        let phrases = Self.phrases.hits(in: text) { hit in
            !mentions.cover(hit.range) && !spans.contains { $0.overlaps(hit.range) }
                && !isKnown(hit.range, in: text, context)
        }
        spans += phrases.map(\.range)
        return spans.map { span in
            Finding(
                check: name,
                level: .block,
                span: span,
                message: "The date “\(scanned[span])” is not on the fact sheet."
            )
        }
    }

    /// Whether a phrase is the last day of a campaign whose end the sheet holds, the last week in a plan for it, or runs into a
    /// name, as `this` before `Weekend Offer` does.
    private func isKnown(_ range: Range<Int>, in text: CheckedText, _ context: CheckContext) -> Bool
    {
        if text.mentions.cover(range.upperBound - 1) { return true }
        guard context.sheet.value(of: "ends") != nil else { return false }
        let phrase = text[range].lowercased()
        if ["last day", "final day"].contains(phrase) { return true }
        let next = text.scanned.words.first { $0.range.lowerBound >= range.upperBound }
        return !context.channel.isSent && phrase == "last week" && next?.folded == "of"
    }

    /// Months and weekdays by name.
    private func names(
        in text: ScannedText,
        _ mentions: Mentions,
        locale: String
    ) -> [Range<Int>] {
        let own = MonthNames.language(MonthNames.language(ofLocale: locale)) ?? .english
        var known: Set<String> = []
        for names in [.english, own] {
            known.formUnion((names.full + names.weekdays).map { $0.lowercased() })
        }
        return text.words.indices.compactMap { index in
            let word = text.words[index]
            let name = word.folded.split(separator: "'").first.map(String.init) ?? ""
            let singular = name.hasSuffix("s") ? String(name.dropLast()) : name
            guard known.contains(name) || known.contains(singular), !mentions.cover(word.range)
            else { return nil }
            if ["may", "march", "mar", "so"].contains(name), !isDate(index, in: text) {
                return nil
            }
            return word.range
        }
    }

    /// Whether a word that is also another one stands like a month.
    ///
    /// It does after `in` or `until`, or beside a number; `this may` in small letters is none.
    private func isDate(_ index: Int, in text: ScannedText) -> Bool {
        let before = index > 0 ? text.words[index - 1].folded : ""
        let after = index + 1 < text.words.count ? text.words[index + 1].folded : ""
        if before.first?.isNumber == true || after.first?.isNumber == true { return true }
        if ["this", "all"].contains(before) { return text.words[index].isCapitalised }
        return [
            "in", "until", "till", "next", "by", "of", "from", "through", "since",
        ].contains(before)
    }

    /// Days with a name of their own, and days and spans of time counted from now.
    private static let phrases = PhraseList<Void>(
        (feasts + relative).map { ("=" + $0, ()) }
    )

    private static let feasts =
        [
            "new year's eve", "new years eve", "new year eve", "new year's day", "new years day",
            "new year day", "christmas eve", "christmas day", "christmas", "christmas's", "xmas",
            "easter", "halloween", "thanksgiving", "black friday", "cyber monday", "boxing day",
            "diwali", "ramadan", "hanukkah", "singles day", "labor day", "labour day",
            "memorial day", "independence day",
        ]
        + ["mother", "father", "valentine", "mum", "mom"].flatMap {
            ["\($0) day", "\($0)s day", "\($0)'s day"]
        }

    /// That something ends soon is for `UrgencyCheck` to judge.
    private static let relative =
        [
            "tomorrow", "yesterday", "today only", "only today", "just today", "tonight only",
            "only tonight", "just tonight", "last day", "last hours", "last minutes", "final day",
            "final hours", "final minutes", "midnight",
        ]
        + phrases(
            [
                "end", "ends", "ending", "expire", "expires", "expiring", "until", "till", "by",
                "through", "close", "closes",
            ],
            ["today", "midnight", "noon", "tonight"]
        )
        + phrases(["this", "next", "last"], ["week", "weekend", "month", "year"])
        + phrases(
            ["end of the", "end of this", "rest of the", "rest of this"],
            ["day", "week", "weekend", "month", "season", "year"]
        )

    private static func phrases(_ beginnings: [String], _ ends: [String]) -> [String] {
        beginnings.flatMap { beginning in ends.map { "\(beginning) \($0)" } }
    }
}
