/// How a locale writes numbers and amounts (after the Unicode CLDR's patterns).
package struct NumberStyle: Hashable, Sendable {
    package var decimalSeparator: String
    package var groupingSeparator: String
    /// Digits before the last group from which on groups are set apart: 1, or 2 where `1234` stays whole.
    package var minimumGroupingDigits: Int
    /// Whether groups after the first hold two digits, as in India.
    package var hasPairGroups: Bool
    package var symbolIsFirst: Bool
    /// What stands between symbol and digits.
    package var symbolSpacing: String
    /// The currency that carries its plain symbol here (`$` rather than `A$`).
    package var homeSymbols: [String: String]

    /// The style of a BCP 47 tag: its own, else its language's, else that of `en-US`.
    package init(locale: String) {
        let parts = locale.split { $0 == "-" || $0 == "_" }
        let language = parts.first.map { $0.lowercased() } ?? "en"
        let region = parts.dropFirst().last { $0.count == 2 }.map { $0.uppercased() }
        let tag = region.map { "\(language)-\($0)" } ?? language
        self =
            NumberStyle.styles[tag] ?? NumberStyle.styles[language] ?? .english(home: ["USD": "$"])
    }

    private init(
        decimal: String,
        grouping: String,
        minimumGroupingDigits: Int = 1,
        hasPairGroups: Bool = false,
        symbolIsFirst: Bool,
        spacing: String,
        home: [String: String] = [:]
    ) {
        decimalSeparator = decimal
        groupingSeparator = grouping
        self.minimumGroupingDigits = minimumGroupingDigits
        self.hasPairGroups = hasPairGroups
        self.symbolIsFirst = symbolIsFirst
        symbolSpacing = spacing
        homeSymbols = home
    }

    private static func english(home: [String: String]) -> NumberStyle {
        NumberStyle(decimal: ".", grouping: ",", symbolIsFirst: true, spacing: "", home: home)
    }

    private static func continental(
        grouping: String,
        minimumGroupingDigits: Int = 1,
        home: [String: String] = [:]
    ) -> NumberStyle {
        NumberStyle(
            decimal: ",",
            grouping: grouping,
            minimumGroupingDigits: minimumGroupingDigits,
            symbolIsFirst: false,
            spacing: noBreakSpace,
            home: home
        )
    }

    private static let noBreakSpace = "\u{A0}"
    private static let narrowSpace = "\u{202F}"

    private static let styles: [String: NumberStyle] = [
        "en": english(home: ["USD": "$"]),
        "en-GB": english(home: [:]),
        "en-IE": english(home: [:]),
        "en-AU": english(home: ["AUD": "$"]),
        "en-CA": english(home: ["CAD": "$"]),
        "en-NZ": english(home: ["NZD": "$"]),
        "en-IN": NumberStyle(
            decimal: ".",
            grouping: ",",
            hasPairGroups: true,
            symbolIsFirst: true,
            spacing: ""
        ),
        "de": continental(grouping: "."),
        "de-AT": NumberStyle(
            decimal: ",",
            grouping: noBreakSpace,
            symbolIsFirst: true,
            spacing: noBreakSpace
        ),
        "de-CH": NumberStyle(
            decimal: ".",
            grouping: "’",
            symbolIsFirst: true,
            spacing: noBreakSpace
        ),
        "fr": continental(grouping: narrowSpace),
        "es": continental(grouping: ".", minimumGroupingDigits: 2),
        "es-MX": english(home: ["MXN": "$"]),
        "it": continental(grouping: "."),
        "pt": NumberStyle(
            decimal: ",",
            grouping: ".",
            symbolIsFirst: true,
            spacing: noBreakSpace
        ),
        "pt-PT": continental(grouping: noBreakSpace, minimumGroupingDigits: 2),
        "nl": NumberStyle(decimal: ",", grouping: ".", symbolIsFirst: true, spacing: noBreakSpace),
        "pl": continental(grouping: noBreakSpace, minimumGroupingDigits: 2),
        "cs": continental(grouping: noBreakSpace),
        "sv": continental(grouping: noBreakSpace),
        "nb": continental(grouping: noBreakSpace),
        "fi": continental(grouping: noBreakSpace),
        "da": continental(grouping: "."),
        "ja": english(home: ["JPY": "￥"]),
        "zh": english(home: ["CNY": "¥"]),
        "ko": english(home: [:]),
    ]
}
