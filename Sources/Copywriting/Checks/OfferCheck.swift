/// Words that promise a lower price where the sheet has no discount.
package struct OfferCheck: Check {
    package let name = "offer"

    package init() {}

    /// A finding for each such word.
    package func findings(in text: CheckedText, context: CheckContext) -> [Finding] {
        let kinds = Set(context.sheet.facts.map { RolesCheck.kind(of: $0.name) })
        guard kinds.isDisjoint(with: ["discount", "sale_price", "saving"]) else { return [] }
        return Self.promises(in: text).map {
            Finding(
                check: name,
                level: .block,
                span: $0,
                message: "“\(text[$0])” promises a lower price, and the campaign has no discount."
            )
        }
    }

    /// Whether a text that may have places in braces for facts promises a lower price.
    static func promises(_ text: String) -> Bool {
        !promises(in: CheckedText(text, sheet: FactSheet(facts: []))).isEmpty
    }

    /// Where a text promises a lower price outside of what facts say; `no discount` promises none.
    private static func promises(in text: CheckedText) -> [Range<Int>] {
        phrases.hits(in: text) { !text.mentions.cover($0.range) }.map(\.range)
            .filter { range in
                let before = text.scanned.words.last { $0.range.upperBound <= range.lowerBound }
                return before.map { ["no", "without", "not"].contains($0.folded) } != true
            }
    }

    private static let phrases = PhraseList<Void>(
        [
            "discount", "reduced", "cheaper", "=save", "=saving", "=savings", "for less",
            "bargain", "sale price", "=lower price", "=lower prices", "lowered the price",
            "price drop", "price has dropped", "price cut", "price is down", "prices are down",
            "on sale", "=deal", "=deals", "marked down", "money off", "costs less", "cost less",
            "pay less", "half price", "special price", "special offer", "off your order",
            "off everything", "off the price", "off the regular", "off the usual",
        ].map { ($0, ()) }
    )
}
