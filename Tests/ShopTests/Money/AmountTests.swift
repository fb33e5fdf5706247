import Shop
import Testing

@Suite("Sums of money")
struct AmountTests {
    @Test("Sums stay within what an amount can hold")
    func saturates() {
        let most = Amount(tenThousandths: .max)
        let least = Amount(tenThousandths: .min)
        #expect(most + Amount(units: 1) == most)
        #expect(least - Amount(units: 1) == least)
        #expect(most * 2 == most)
        #expect(most * -2 == least)
        #expect(least * 2 == least)
        #expect(Amount(units: .max) == most)
        #expect(Amount(units: .min) == least)
    }

    @Test("A share is rounded half up, away from zero")
    func divides() {
        #expect(Amount(tenThousandths: 10).divided(by: 4) == Amount(tenThousandths: 3))
        #expect(Amount(tenThousandths: -10).divided(by: 4) == Amount(tenThousandths: -3))
        #expect(Amount(units: 10).divided(by: 3) == Amount(tenThousandths: 33_333))
        #expect(Amount(units: 10).divided(by: 0) == nil)
    }

    @Test(
        "A discount is taken off exactly",
        arguments: [
            ("799.99", 1_000, 2, "719.99"), ("19.99", 1_500, 2, "16.99"),
            ("0.05", 5_000, 2, "0.03"),
            ("100", 3_333, 2, "66.67"), ("1999", 1_250, 0, "1749.00"), ("1.2345", 0, 3, "1.235"),
            ("59.95", 10_000, 2, "0.00"), ("59.95", 0, 2, "59.95"), ("10", 20_000, 2, "0.00"),
            ("10", -5, 2, "10.00"),
        ]
    )
    func discounts(price: String, points: Int, digits: Int, expected: String) throws {
        let discount = Discount(basisPoints: points)
        let reduced = try Amount(decimal: price).minus(discount, roundedTo: digits)
        #expect(reduced.description == expected)
    }

    @Test("A larger discount never costs more, and the result lies between nothing and the price")
    func discountIsMonotonic() {
        for cents in stride(from: 1, to: 30_000, by: 173) {
            let price = Amount(tenThousandths: Int64(cents) * 100)
            var last = price
            for points in stride(from: 0, through: 10_000, by: 125) {
                let reduced = price.minus(Discount(basisPoints: points), roundedTo: 2)
                #expect(reduced <= last && reduced >= .zero)
                last = reduced
            }
        }
    }

    @Test("The plain form has at least two places and no grouping")
    func plain() {
        #expect(Amount(units: 1_234_567).description == "1234567.00")
        #expect(Amount(tenThousandths: 1_234).description == "0.1234")
        #expect(Amount(tenThousandths: -5).description == "-0.0005")
        #expect(Amount(units: 20).plain(fractionDigits: 0) == "20")
    }
}
