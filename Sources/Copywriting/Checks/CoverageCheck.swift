/// Copy that leaves out the product or the offer although there is room for it; a warning, since a person may want it so.
package struct CoverageCheck: Check {
    package let name = "coverage"

    package init() {}

    /// A finding for the product, and one for the offer.
    package func findings(in text: CheckedText, context: CheckContext) -> [Finding] {
        let stated = text.mentions.kinds(of: context.sheet)
        var missing: [String] = []
        if let product = context.sheet.value(of: "product"), !stated.contains("product"),
            hasRoom(for: product, beside: text.scanned.text, in: context.channel)
        {
            missing.append("the product, \(product)")
        }
        if let discount = context.sheet.value(of: "discount"),
            stated.isDisjoint(with: ["discount", "sale_price", "saving"]),
            hasRoom(for: discount, beside: text.scanned.text, in: context.channel)
        {
            missing.append("the offer, \(discount)")
        }
        return missing.map {
            Finding(
                check: name,
                level: .warn,
                span: text.all,
                message: "It does not name \($0)."
            )
        }
    }

    private func hasRoom(
        for value: String,
        beside text: String,
        in channel: any Channel
    ) -> Bool {
        channel.measures(of: text + " " + value).allSatisfy {
            $0.value <= $0.softLimit ?? $0.hardLimit ?? .max
        }
    }
}

extension Mentions {
    /// The kinds of the facts that are stated.
    func kinds(of sheet: FactSheet) -> Set<String> {
        all.reduce(into: []) { $0.formUnion($1.kinds(on: sheet)) }
    }
}
