import Shop
import Testing

@Suite("Amounts read from decimal numbers")
struct AmountParsingTests {
    @Test(
        "A decimal number is read exactly",
        arguments: [
            ("799.99", 7_999_900), ("0", 0), ("-0", 0), ("8e2", 8_000_000), ("8E+2", 8_000_000),
            ("1.5e-3", 15), ("0.00005", 1), ("0.00004", 0), ("1234567.8912", 12_345_678_912),
            ("-12.50", -125_000), ("+3", 30_000), ("00012.10", 121_000), ("1e-400", 0),
            ("0e400", 0), ("1000000000", 10_000_000_000_000), ("0.1", 1_000),
            ("12.000000000000000000000000001", 120_000),
        ]
    )
    func reads(text: String, tenThousandths: Int) throws {
        #expect(try Amount(decimal: text).tenThousandths == Int64(tenThousandths))
    }

    @Test(
        "What is no decimal number is refused",
        arguments: [
            "", "-", ".", ".5", "5.", "1,000", "1e", "1e+", "0x10", " 1", "1 ", "NaN", "Infinity",
            "1.2.3", "--1", "1e2e3", "١٢",
        ]
    )
    func refuses(text: String) {
        #expect(throws: AmountFault.malformed) { try Amount(decimal: text) }
    }

    @Test(
        "Beyond a thousand million is too large, whatever the number of digits",
        arguments: ["1000000000.0001", "1e10", "1e99999999", "-1e10", "99999999999999999999999"]
    )
    func refusesLarge(text: String) {
        #expect(throws: AmountFault.tooLarge) { try Amount(decimal: text) }
    }

    @Test("What an amount writes is what it reads")
    func roundTrip() throws {
        for step in 0..<4_000 {
            let amount = Amount(tenThousandths: Int64(step) * 7_919_311 - 9_000_000_000)
            #expect(try Amount(decimal: amount.description) == amount)
        }
    }
}
