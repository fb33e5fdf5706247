/// A currency as ISO 4217 names it, with the symbol and places that people write.
package struct Currency: Hashable, Sendable {
    /// The three letters of ISO 4217.
    package let code: String
    /// The symbol where the currency is at home or unmistakable, else the code itself.
    package let symbol: String
    /// The decimal places of its smallest unit.
    package let fractionDigits: Int

    /// The currency of a code; any three letters are taken, an unlisted one with two places.
    package init?(code text: String) {
        let code = text.uppercased()
        guard code.utf8.count == 3, code.utf8.allSatisfy({ (65...90).contains($0) }) else {
            return nil
        }
        self.code = code
        symbol = Currency.symbols[code] ?? code
        fractionDigits = Currency.places[code] ?? 2
    }

    /// The codes that have an own symbol, in alphabetical order.
    package static let listed: [String] = symbols.keys.sorted()

    private static let symbols: [String: String] = [
        "AED": "AED", "ARS": "ARS", "AUD": "A$", "BGN": "BGN", "BRL": "R$", "CAD": "CA$",
        "CHF": "CHF", "CLP": "CLP", "CNY": "CN¥", "COP": "COP", "CZK": "Kč", "DKK": "kr",
        "EGP": "EGP", "EUR": "€", "GBP": "£", "HKD": "HK$", "HUF": "Ft", "IDR": "Rp",
        "ILS": "₪", "INR": "₹", "ISK": "kr", "JPY": "¥", "KRW": "₩", "KWD": "KWD",
        "MAD": "MAD", "MXN": "MX$", "MYR": "RM", "NGN": "₦", "NOK": "kr", "NZD": "NZ$",
        "PEN": "S/", "PHP": "₱", "PKR": "Rs", "PLN": "zł", "RON": "RON", "RUB": "₽",
        "SAR": "SAR", "SEK": "kr", "SGD": "S$", "THB": "฿", "TND": "TND", "TRY": "₺",
        "TWD": "NT$", "UAH": "₴", "USD": "$", "VND": "₫", "ZAR": "R",
    ]

    /// The currencies whose smallest unit is not a hundredth.
    private static let places: [String: Int] = [
        "BHD": 3, "BIF": 0, "CLP": 0, "DJF": 0, "GNF": 0, "IQD": 3, "ISK": 0, "JOD": 3, "JPY": 0,
        "KMF": 0, "KRW": 0, "KWD": 3, "LYD": 3, "OMR": 3, "PYG": 0, "RWF": 0, "TND": 3, "UGX": 0,
        "VND": 0, "VUV": 0, "XAF": 0, "XOF": 0, "XPF": 0,
    ]
}
