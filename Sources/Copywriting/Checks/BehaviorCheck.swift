/// What a customer is said to have done with a product must be what the records say of that product: nobody bought what they
/// looked at, and what they bought before is not what is on offer.
package struct BehaviorCheck: Check {
    package let name = "behavior"

    package init() {}

    /// A finding for each product with a deed that no record has, and for each bought before that is said to be on offer.
    package func findings(in text: CheckedText, context: CheckContext) -> [Finding] {
        let titles = text.mentions.all.compactMap { Title($0, on: context.sheet) }
        return titles.compactMap { title in
            let fault =
                deed(beside: title, in: text)
                ?? offer(on: title, among: titles, in: text, context.sheet)
            return fault.map {
                Finding(
                    check: name,
                    level: .block,
                    span: title.range,
                    message: "“\(text[title.range])” \($0)"
                )
            }
        }
    }

    /// A title that the text names, with what the records say that the customer did with the product.
    private struct Title {
        let range: Range<Int>
        let kinds: Set<String>

        init?(_ mention: Mention, on sheet: FactSheet) {
            // The same product may stand in several facts, and a part of its title in one alone.
            let values = Set(mention.facts.map { sheet.facts[$0].value })
            kinds = Set(
                sheet.facts.filter { values.contains($0.value) }.map {
                    RolesCheck.kind(of: $0.name)
                }
            )
            guard !kinds.isDisjoint(with: RolesCheck.titles) else { return nil }
            range = mention.range
        }
    }

    // MARK: Deeds

    /// What is wrong with what the customer is said to have done.
    private func deed(beside title: Title, in text: CheckedText) -> String? {
        let (before, after) = (
            Self.words(before: title.range, in: text), Self.words(behind: title.range, in: text)
        )
        let place = after.drop { Self.between.contains($0) }
        if Self.carts.contains(where: { place.starts(with: $0) }) {
            return title.kinds.contains("in_cart") ? nil : "is in no cart on record."
        }
        let behind = after.first == "you" ? Array(after.dropFirst()) : []
        func says(_ phrases: [[String]]) -> Bool {
            phrases.contains { behind.starts(with: $0) || before.suffix($0.count) == $0[...] }
        }
        if says(Self.bought) {
            return title.kinds.contains("bought")
                ? nil : "was not bought by this customer, as far as the records go."
        }
        if says(Self.viewed) {
            let isKnown = !title.kinds.isDisjoint(with: ["bought", "viewed", "in_cart"])
            return isKnown ? nil : "was not looked at by this customer, as far as the records go."
        }
        return nil
    }

    private static let carts: [[String]] = [["in", "your", "cart"], ["in", "your", "basket"]]
    /// What may stand between a product and the cart that it is in.
    private static let between: Set<String> = ["is", "are", "still", "waiting", "that", "now"]
    private static let bought: [[String]] = [
        ["bought"], ["ordered"], ["purchased"], ["own"], ["you", "have", "had"], ["had", "before"],
    ]
    private static let viewed: [[String]] = [
        ["viewed"], ["looked", "at"], ["saw"], ["browsed"], ["considered"],
    ]

    // MARK: Offers

    /// What is wrong with a product that was bought before where a sentence puts the offer on it and names no other.
    private func offer(
        on title: Title,
        among titles: [Title],
        in text: CheckedText,
        _ sheet: FactSheet
    ) -> String? {
        guard title.kinds == ["bought"] else { return nil }
        let sentence = text.scanned.sentence(around: title.range.lowerBound)
        guard
            !titles.contains(where: { $0.kinds.contains("product") && sentence.overlaps($0.range) })
        else { return nil }
        let isOffered = text.mentions.all.contains { mention in
            mention.range.lowerBound >= title.range.upperBound
                && mention.range.upperBound <= sentence.upperBound
                && !mention.kinds(on: sheet).isDisjoint(with: Self.offers)
        }
        let says = Self.words(behind: title.range, in: text)
        let isPart = zip(says, says.dropFirst()).contains { $0 == "part" && $1 == "of" }
        return isOffered || isPart ? "was bought before; the offer is on another product." : nil
    }

    private static let offers: Set<String> = ["discount", "price", "sale_price", "saving"]

    // MARK: Words

    /// Up to three words before a place within its clause, without articles right before it.
    private static func words(before range: Range<Int>, in text: CheckedText) -> [String] {
        var words = text.scanned.clause(before: range.lowerBound, endedBy: marks)
        while let last = words.last, articles.contains(last) { words.removeLast() }
        return Array(words.suffix(3))
    }

    /// The words behind a place within its clause.
    private static func words(behind range: Range<Int>, in text: CheckedText) -> [String] {
        var words: [String] = []
        var end = range.upperBound
        for word in text.scanned.words where word.range.lowerBound >= range.upperBound {
            let gap = text.scanned.folded[end..<word.range.lowerBound]
            if gap.contains(where: marks.unicodeScalars.contains) { break }
            words.append(word.folded)
            end = word.range.upperBound
        }
        return words
    }

    /// What ends a clause.
    private static let marks = ".!?;:,\n"
    private static let articles: Set<String> = ["a", "an", "the", "your", "this", "that", "our"]
}
