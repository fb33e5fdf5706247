import Shop

/// What a user's packed behaviors add up to: `UserSummary`, with keys in place of texts.
struct HistorySums: Hashable {
    var behaviors = 0
    var purchases = 0
    /// Ten-thousandths.
    var spend: Int64 = 0
    /// Seconds; -1 where there is no behavior.
    var lastSeen: Int64 = -1
    /// The category's key; 0 for none.
    var category: UInt32 = 0

    init() {}

    /// Adds up a user's behaviors, oldest first.
    init(_ events: [History.Event], _ catalogue: Catalogue) {
        behaviors = events.count
        lastSeen = events.last?.timestamp ?? -1
        category = Self.favourite(events, catalogue)
        if events.contains(where: { $0.kind == Kinds.refund }) {
            self.addUpWithRefunds(events, catalogue)
            return
        }
        var sum = Amount.zero
        for event in events where event.kind == Kinds.purchase {
            purchases += 1
            let price =
                event.price >= 0
                ? event.price : catalogue.price(of: event.product, at: event.timestamp) ?? 0
            sum += Amount(tenThousandths: price) * (event.quantity < 0 ? 1 : Int(event.quantity))
        }
        spend = sum.tenThousandths
    }

    /// Refunds look back over purchases: the ledger that all stores share decides.
    private mutating func addUpWithRefunds(_ events: [History.Event], _ catalogue: Catalogue) {
        var ledger = PurchaseLedger()
        for event in events where event.kind == Kinds.purchase || event.kind == Kinds.refund {
            let behavior = Behavior(
                userID: "",
                kind: event.kind == Kinds.purchase ? .purchase : .refund,
                // The ledger asks only whether two products are the same.
                productID: String(event.product),
                timestamp: Timestamp(secondsSinceEpoch: event.timestamp),
                price: event.price < 0 ? nil : Amount(tenThousandths: event.price),
                quantity: event.quantity < 0 ? nil : Int(event.quantity),
                orderID: event.order.isEmpty ? nil : String(decoding: event.order, as: UTF8.self)
            )
            ledger.add(behavior) {
                catalogue.price(of: event.product, at: event.timestamp)
                    .map { Amount(tenThousandths: $0) }
            }
        }
        purchases = ledger.purchaseCount
        spend = ledger.spend.tenThousandths
    }

    /// The category with most behaviors; ties go to the more recent one, then to the name.
    private static func favourite(_ events: [History.Event], _ catalogue: Catalogue) -> UInt32 {
        // A user has behaviors in a handful of categories: a short list is searched faster than a hash.
        var counts: [(category: UInt32, count: Int, latest: Int64)] = []
        for event in events {
            let category = catalogue.category(of: event.product)
            guard category != 0 else { continue }
            if let index = counts.firstIndex(where: { $0.category == category }) {
                counts[index].count += 1
                counts[index].latest = event.timestamp
            } else {
                counts.append((category, 1, event.timestamp))
            }
        }
        let best = counts.max { lhs, rhs in
            if lhs.count != rhs.count { return lhs.count < rhs.count }
            if lhs.latest != rhs.latest { return lhs.latest < rhs.latest }
            let names = catalogue.categoryNames
            return names[Int(rhs.category)].bytes < names[Int(lhs.category)].bytes
        }
        return best?.category ?? 0
    }
}

/// The keys of the kinds that have a meaning of their own: their places among the known ones.
enum Kinds {
    static let purchase: UInt32 = 4
    static let refund: UInt32 = 5
}
