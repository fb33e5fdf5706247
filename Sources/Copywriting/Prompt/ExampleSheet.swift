import Shop

/// The made-up facts of the worked examples, in the workspace's currency and locale.
enum ExampleSheet {
    /// One fact of an example.
    struct Line {
        var name: String
        var value: String
    }

    /// Two sheets with a value for every fact that a prompt may show.
    static func pair(for settings: WorkspaceSettings, withYear: Bool) -> [[Line]] {
        [
            lines(
                [
                    "Ashby Home", "Harvest Days", "HARVEST15", "Willow Reading Lamp", "Ashby",
                    "Home",
                ],
                description: "Brass lamp with a linen shade.",
                discount: Discount(basisPoints: 1_500),
                price: Amount(units: 60),
                days: [(2023, 10, 2), (2023, 10, 9)],
                settings,
                withYear
            ),
            lines(
                [
                    "Delfin Sports", "Summer Kickoff", "SUN35", "Otter Swim Goggles", "Delfin",
                    "Sports",
                ],
                description: "Swim goggles with a soft seal.",
                discount: Discount(basisPoints: 3_500),
                price: Amount(units: 22),
                days: [(2022, 6, 24), (2022, 6, 30)],
                settings,
                withYear
            ),
        ]
    }

    /// `texts` are shop, campaign, code, product, brand and category.
    private static func lines(
        _ texts: [String],
        description: String,
        discount: Discount,
        price: Amount,
        days: [(Int, Int, Int)],
        _ settings: WorkspaceSettings,
        _ withYear: Bool
    ) -> [Line] {
        let format = AmountFormat(settings)
        let sale = price.minus(discount, roundedTo: format.fractionDigits)
        let dates = days.map { year, month, number -> String in
            guard let day = Day(year: year, month: month, day: number) else { return "" }
            let left = withYear ? nil : year
            return DateForms.value(of: day, locale: settings.locale, withoutYear: left)
        }
        let rows: [(String, String)] = [
            ("shop", texts[0]), ("campaign", texts[1]),
            ("discount", "\(PercentForms.value(of: discount)) off"), ("code", texts[2]),
            ("starts", dates[0]), ("ends", dates[1]), ("product", texts[3]), ("brand", texts[4]),
            ("category", texts[5]), ("description", description),
            ("price", format.string(from: price)), ("sale_price", format.string(from: sale)),
            ("viewed", texts[3]), ("in_cart", texts[3]), ("bought", texts[3]), ("likes", texts[5]),
        ]
        return rows.map(Line.init)
    }
}
