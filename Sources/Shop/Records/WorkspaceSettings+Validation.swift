extension WorkspaceSettings {
    /// Throws `invalid` when a setting cannot be used: a currency that is no ISO 4217 code, an empty locale.
    package func validate() throws(ShopError) {
        if let currency, Currency(code: currency) == nil {
            throw ShopError(
                code: .invalid,
                subject: "currency \(TextSanitizer.clean(currency))",
                cause: "It is not a code of three letters.",
                advice: "Use an ISO 4217 code such as USD, EUR or GBP."
            )
        }
        let isTag =
            !locale.isEmpty
            && locale.utf8.allSatisfy { byte in
                (97...122).contains(byte | 0x20) || (48...57).contains(byte)
                    || byte == UInt8(ascii: "-")
            }
        guard isTag else {
            throw ShopError(
                code: .invalid,
                subject: "locale \(TextSanitizer.clean(locale))",
                cause: "It is not a language tag.",
                advice: "Use a tag such as en-US, en-GB or de-DE."
            )
        }
        if let asOfDate, !(Day.first...Day.last).contains(asOfDate) {
            throw ShopError(
                code: .invalid,
                subject: "as-of date",
                cause: "Its year is out of range.",
                advice: "Use years from 1970 to 2200."
            )
        }
    }
}
