package import Shop

/// The written forms of an amount of money.
package enum AmountForms {
    /// Every form that counts as stating the amount, in the workspace's currency and locale.
    ///
    /// Without a currency only the number counts: a symbol would say what the shop's data does not.
    package static func forms(of amount: Amount, format: AmountFormat) -> [String] {
        let rounded = amount.rounded(to: format.fractionDigits)
        let isWhole = rounded.tenThousandths % 10_000 == 0
        let numbers = written(rounded, format: format, trimsWhole: false)
        let short = isWhole ? written(rounded, format: format, trimsWhole: true) : []
        guard let currency = format.currency else { return unique(numbers + short) }
        var symbols = [currency.symbol, currency.code]
        if let home = format.style.homeSymbols[currency.code] { symbols.append(home) }
        if currency.code == "USD" { symbols += ["$", "US$"] }
        var forms = [format.string(from: rounded), format.string(from: rounded, trimsWhole: true)]
        for number in unique(numbers + short) {
            for symbol in unique(symbols) {
                forms += ["\(symbol)\(number)", "\(symbol) \(number)", "\(number) \(symbol)"]
                forms.append("\(number)\(symbol)")
            }
            forms += (CurrencyWords.words[currency.code] ?? []).map { "\(number) \($0)" }
        }
        // A number with its places reads as an amount even without a symbol; a bare `49` does not.
        return unique(forms + (format.fractionDigits > 0 ? numbers : []))
    }

    /// The number alone: grouped and not, with the locale's separators and with English ones.
    private static func written(
        _ amount: Amount,
        format: AmountFormat,
        trimsWhole: Bool
    ) -> [String] {
        var numbers: [String] = []
        var plain = format
        // A currency of the same places and no symbol: only the digits are wanted here.
        plain.currency = nil
        let english = AmountFormat(currency: nil, locale: "en-US")
        for style in [plain.style, english.style] {
            var variant = plain
            variant.style = style
            let grouped = digits(amount, variant, places: format.fractionDigits, trimsWhole)
            numbers += [grouped, grouped.filter { !style.groupingSeparator.contains($0) }]
        }
        return unique(numbers)
    }

    private static func digits(
        _ amount: Amount,
        _ format: AmountFormat,
        places: Int,
        _ trimsWhole: Bool
    ) -> String {
        let whole = Amount(tenThousandths: amount.tenThousandths / 10_000 * 10_000)
        let grouped = format.string(from: whole, trimsWhole: true)
        let isWhole = whole == amount
        guard places > 0, !(trimsWhole && isWhole) else { return grouped }
        let fraction = amount.plain(fractionDigits: places).split(separator: ".").last ?? ""
        return grouped + format.style.decimalSeparator + fraction.prefix(places)
    }

    private static func unique(_ forms: [String]) -> [String] {
        var seen: Set<String> = []
        return forms.filter { seen.insert($0).inserted }
    }
}

/// The words that follow a number and name a currency.
package enum CurrencyWords {
    static let words: [String: [String]] = [
        "USD": ["dollars", "dollar", "bucks", "US dollars"],
        "CAD": ["dollars", "dollar", "Canadian dollars"],
        "AUD": ["dollars", "dollar", "Australian dollars"],
        "NZD": ["dollars", "dollar"],
        "EUR": ["euros", "euro"],
        "GBP": ["pounds", "pound", "quid"],
        "JPY": ["yen"],
        "CHF": ["francs", "franc"],
        "INR": ["rupees", "rupee"],
        "CNY": ["yuan"],
        "SEK": ["kronor", "krona"],
        "NOK": ["kroner", "krone"],
        "DKK": ["kroner", "krone"],
        "PLN": ["zlotys", "zloty"],
    ]

    /// Every word that names some currency, folded, and the codes that copy uses.
    package static let all: Set<String> = Set(
        words.values.joined().flatMap { $0.lowercased().split(separator: " ").map(String.init) }
            + words.keys.map { $0.lowercased() } + ["cents", "cent", "pence"]
    )
}
