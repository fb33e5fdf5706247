import Shop
import Testing

@Suite("Amounts as people write them")
struct AmountFormatTests {
    @Test(
        "Locale and currency decide signs, groups and places",
        arguments: [
            ("USD", "en-US", "1234.5", "$1,234.50"), ("EUR", "de-DE", "1234.5", "1.234,50\u{A0}€"),
            ("EUR", "fr-FR", "1234.5", "1\u{202F}234,50\u{A0}€"),
            ("GBP", "en-GB", "0.99", "£0.99"), ("JPY", "ja-JP", "1234.5", "￥1,235"),
            ("USD", "de-DE", "12", "12,00\u{A0}$"), ("EUR", "es-ES", "1234.5", "1234,50\u{A0}€"),
            ("EUR", "es-ES", "12345", "12.345,00\u{A0}€"),
            ("INR", "en-IN", "1234567.5", "₹12,34,567.50"), ("CHF", "en-US", "5", "CHF\u{A0}5.00"),
            ("KWD", "en-US", "1.5", "KWD\u{A0}1.500"), ("AUD", "en-AU", "5", "$5.00"),
            ("AUD", "en-US", "5", "A$5.00"), ("USD", "en-US", "-1234.5", "-$1,234.50"),
            ("USD", "xx", "1234.5", "$1,234.50"),
        ]
    )
    func writes(currency: String, locale: String, amount: String, expected: String) throws {
        let format = AmountFormat(currency: currency, locale: locale)
        #expect(format.string(from: try Amount(decimal: amount)) == expected)
    }

    @Test("Without a currency there is no symbol")
    func noCurrency() throws {
        let format = AmountFormat(currency: nil, locale: "en-US")
        #expect(format.string(from: try Amount(decimal: "1234.5")) == "1,234.50")
        #expect(format.fractionDigits == 2)
    }

    @Test("Whole amounts can be written without places")
    func trims() throws {
        let format = AmountFormat(currency: "USD", locale: "en-US")
        #expect(format.string(from: Amount(units: 20), trimsWhole: true) == "$20")
        #expect(format.string(from: try Amount(decimal: "20.5"), trimsWhole: true) == "$20.50")
        #expect(format.string(from: try Amount(decimal: "19.999"), trimsWhole: true) == "$20")
    }

    @Test("Only three letters are a currency", arguments: ["", "US", "USDX", "U$D", "12A", "€"])
    func notACurrency(code: String) {
        #expect(Currency(code: code) == nil)
    }

    @Test("A currency's code is read in any case; unlisted ones carry their code")
    func codes() {
        #expect(Currency(code: "usd")?.symbol == "$")
        #expect(Currency(code: "XTS")?.symbol == "XTS")
        #expect(Currency(code: "XTS")?.fractionDigits == 2)
        #expect(Currency(code: "BHD")?.fractionDigits == 3)
    }
}
