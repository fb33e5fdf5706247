/// Words that promise a lower price where the sheet has no discount.
package struct OfferCheck: Check {
    package let name = "offer"

    package init() {}

    /// A finding for each such word.
    package func findings(in text: String, context: CheckContext) -> [Finding] {
        let kinds = Set(context.sheet.facts.map { RolesCheck.kind(of: $0.name) })
        guard kinds.isDisjoint(with: ["discount", "sale_price", "saving"]) else { return [] }
        let scanned = ScannedText(text)
        let mentions = Mentions(of: context.sheet, in: scanned)
        return Self.phrases.flatMap { ClaimPhrase($0).places(in: scanned) }
            .filter { !mentions.cover($0) }
            .map {
                Finding(
                    check: name,
                    level: .block,
                    span: $0,
                    message:
                        "“\(scanned[$0])” promises a lower price, and the campaign has no discount."
                )
            }
    }

    private static let phrases = [
        "discount", "reduced", "cheaper", "=save", "=saving", "=savings", "for less", "bargain",
        "sale price", "lower price", "lowered the price", "price drop", "price cut", "on sale",
        "=deal", "=deals", "marked down", "money off", "costs less", "half price",
        "special price", "special offer",
    ]
}
