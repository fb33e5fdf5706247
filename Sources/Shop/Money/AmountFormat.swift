/// How a workspace writes amounts: its currency and its locale.
package struct AmountFormat: Hashable, Sendable {
    /// Nil until a currency is set: amounts are then written without a symbol.
    package var currency: Currency?
    package var style: NumberStyle

    /// The format of a currency code (nil or not ISO 4217: none) in a BCP 47 locale.
    package init(currency: String?, locale: String) {
        self.currency = currency.flatMap { Currency(code: $0) }
        style = NumberStyle(locale: locale)
    }

    /// The format that a workspace is set to.
    package init(_ settings: WorkspaceSettings) {
        self.init(currency: settings.currency, locale: settings.locale)
    }

    /// The decimal places that the currency has; two until one is set.
    package var fractionDigits: Int { currency?.fractionDigits ?? 2 }

    /// The amount as people write it: `$1,234.50`, `1.234,50 €`, `1,234.50` without a currency.
    ///
    /// `trimsWhole` leaves the places away where they are all zero: `$20`.
    package func string(from amount: Amount, trimsWhole: Bool = false) -> String {
        let rounded = amount.rounded(to: fractionDigits)
        let isWhole = rounded.tenThousandths % 10_000 == 0
        let places = trimsWhole && isWhole ? 0 : fractionDigits
        let number = digits(of: rounded, places: places)
        let sign = rounded.tenThousandths < 0 ? "-" : ""
        guard let currency else { return sign + number }
        let symbol = style.homeSymbols[currency.code] ?? currency.symbol
        guard style.symbolIsFirst else { return sign + number + style.symbolSpacing + symbol }
        // A symbol of letters would run into the digits.
        let needsSpace = style.symbolSpacing.isEmpty && symbol.last?.isLetter == true
        return sign + symbol + (needsSpace ? "\u{A0}" : style.symbolSpacing) + number
    }

    /// The number alone, grouped, without sign and symbol.
    private func digits(of amount: Amount, places: Int) -> String {
        let magnitude = amount.tenThousandths.magnitude
        let whole = grouped(String(magnitude / 10_000))
        guard places > 0 else { return whole }
        let fraction = Int(magnitude % 10_000).padded(to: 4).prefix(places)
        return whole + style.decimalSeparator + fraction
    }

    private func grouped(_ digits: String) -> String {
        guard digits.count >= 3 + style.minimumGroupingDigits else { return digits }
        var groups = [digits.suffix(3)]
        var rest = digits.dropLast(3)
        let size = style.hasPairGroups ? 2 : 3
        while !rest.isEmpty {
            groups.append(rest.suffix(size))
            rest = rest.dropLast(size)
        }
        return groups.reversed().joined(separator: style.groupingSeparator)
    }
}
