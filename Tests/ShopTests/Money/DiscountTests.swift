import Shop
import Testing

@Suite("Discounts")
struct DiscountTests {
    @Test(
        "A share of the price is read exactly",
        arguments: [("0.1", 1_000), ("0", 0), ("1", 10_000), ("0.125", 1_250), ("5e-2", 500)]
    )
    func readsShares(text: String, points: Int) throws {
        #expect(try Discount(share: text).basisPoints == points)
    }

    @Test(
        "What a person types is read as percent or share",
        arguments: [("10%", 1_000), (" 12.5 % ", 1_250), ("0.1", 1_000), ("100%", 10_000)]
    )
    func readsTyped(text: String, points: Int) throws {
        #expect(try Discount(typed: text).basisPoints == points)
    }

    @Test("A percentage where a share belongs is refused, with what was probably meant")
    func suggests() {
        #expect(throws: DiscountFault.aboveOne(suggestion: "0.1")) { try Discount(share: "10") }
        #expect(throws: DiscountFault.aboveOne(suggestion: nil)) { try Discount(share: "1000") }
        #expect(throws: DiscountFault.aboveOne(suggestion: nil)) { try Discount(share: "1e30") }
        #expect(throws: DiscountFault.negative) { try Discount(share: "-0.1") }
        #expect(throws: DiscountFault.malformed) { try Discount(share: "ten") }
        #expect(throws: DiscountFault.aboveOne(suggestion: nil)) { try Discount(typed: "101%") }
        #expect(throws: DiscountFault.negative) { try Discount(typed: "-5%") }
        #expect(throws: DiscountFault.malformed) { try Discount(typed: "%") }
    }

    @Test("Every discount's texts lead back to it")
    func roundTrip() throws {
        for points in 0...10_000 {
            let discount = Discount(basisPoints: points)
            #expect(try Discount(share: discount.shareText) == discount)
            #expect(try Discount(typed: discount.percentText + "%") == discount)
        }
    }
}
