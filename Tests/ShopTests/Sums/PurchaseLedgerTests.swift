import Shop
import Testing

@Suite("Purchases and refunds")
struct PurchaseLedgerTests {
    /// The ledger of behaviors where every product costs 10.
    private func ledger(_ behaviors: [Behavior]) -> PurchaseLedger {
        var ledger = PurchaseLedger()
        for behavior in behaviors.inOrderOfTime { ledger.add(behavior) { Amount(units: 10) } }
        return ledger
    }

    @Test("Spend is the paid price where there is one, else the product's, times the quantity")
    func spend() throws {
        let ledger = ledger([
            try behavior(.purchase, "a", "2025-01-01", price: "7.50", quantity: 2, order: "1"),
            try behavior(.purchase, "b", "2025-01-01", order: "1"),
            try behavior(.view, "a", "2025-01-02", price: "99"),
            try behavior(.purchase, "a", "2025-01-03", price: "0"),
        ])
        #expect(ledger.spend == Amount(units: 25))
        #expect(ledger.purchaseCount == 3)
        #expect(ledger.orders.map(\.description) == ["2025-01-01 00:00:00", "2025-01-03 00:00:00"])
    }

    @Test("A refund takes back the purchase of its order at what was paid")
    func refundByOrder() throws {
        let ledger = ledger([
            try behavior(.purchase, "a", "2025-01-01", price: "5", order: "1"),
            try behavior(.purchase, "a", "2025-01-02", price: "8", order: "2"),
            try behavior(.refund, "a", "2025-01-03", order: "1"),
        ])
        #expect(ledger.spend == Amount(units: 8))
        #expect(ledger.purchaseCount == 1)
        #expect(ledger.orders.map(\.day.description) == ["2025-01-02"])
    }

    @Test("A refund without an order takes back the latest pieces first")
    func refundLatest() throws {
        let ledger = ledger([
            try behavior(.purchase, "a", "2025-01-01", price: "5", quantity: 2),
            try behavior(.purchase, "a", "2025-01-02", price: "8"),
            try behavior(.refund, "a", "2025-01-03", quantity: 2),
        ])
        #expect(ledger.spend == Amount(units: 5))
        #expect(ledger.lines.map(\.refundedQuantity) == [1, 1])
        #expect(ledger.orders.count == 1)
    }

    @Test("A refund with a price gives that back; one without a purchase still counts")
    func refundPrices() throws {
        let stated = ledger([
            try behavior(.purchase, "a", "2025-01-01", price: "5"),
            try behavior(.refund, "a", "2025-01-02", price: "3"),
        ])
        #expect(stated.spend == Amount(units: 2))
        #expect(ledger([try behavior(.refund, "z", "2025-01-02")]).spend == Amount(units: -10))
    }

    @Test("Part of an order taken back leaves the order standing")
    func partOfOrder() throws {
        let ledger = ledger([
            try behavior(.purchase, "a", "2025-01-01", order: "1"),
            try behavior(.purchase, "b", "2025-01-01", order: "1"),
            try behavior(.refund, "a", "2025-01-05", order: "1"),
        ])
        #expect(ledger.purchaseCount == 2)
        #expect(ledger.orders.count == 1)
        #expect(ledger.spend == Amount(units: 10))
    }

    @Test("Taking everything back leaves nothing, whatever was bought")
    func everything() throws {
        for count in 1...12 {
            var all: [Behavior] = []
            for place in 0..<count {
                // A product is either bought with order ids or without.
                let order = place.isMultiple(of: 3) ? nil : "o\(place / 4)"
                let product = "p\(place % 3)"
                let quantity = place % 4 + 1
                all.append(
                    try behavior(
                        .purchase,
                        product,
                        "2025-01-01 10:00:\(10 + place)",
                        price: "\(place).25",
                        quantity: quantity,
                        order: order
                    )
                )
                all.append(
                    try behavior(
                        .refund,
                        product,
                        "2025-01-02 10:00:\(10 + place)",
                        quantity: quantity,
                        order: order
                    )
                )
            }
            let ledger = ledger(all)
            #expect(ledger.lines.allSatisfy { $0.refundedQuantity <= $0.quantity })
            #expect(ledger.spend == .zero)
            #expect(ledger.orders.isEmpty)
            #expect(ledger.purchaseCount == 0)
        }
    }
}
