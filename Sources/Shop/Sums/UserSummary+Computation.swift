extension UserSummary {
    /// What a user's behaviors add up to; the behaviors may be in any order.
    ///
    /// `product` gives what is known of a product, `price` its price at a moment.
    package init(
        userID: String,
        behaviors: [Behavior],
        product: (String) -> Product?,
        price: (String, Timestamp) -> Amount?
    ) {
        var ledger = PurchaseLedger()
        var categories: [String: (count: Int, latest: Timestamp)] = [:]
        let ordered = behaviors.inOrderOfTime
        for behavior in ordered {
            ledger.add(behavior) { price(behavior.productID, behavior.timestamp) }
            guard let category = product(behavior.productID)?.category else { continue }
            categories[category, default: (0, behavior.timestamp)].count += 1
            categories[category]?.latest = behavior.timestamp
        }
        let favourite = categories.max { lhs, rhs in
            // The name decides last, so that the result never depends on a hash's order.
            (lhs.value.count, lhs.value.latest, rhs.key.bytes)
                < (rhs.value.count, rhs.value.latest, lhs.key.bytes)
        }
        self.init(
            userID: userID,
            behaviorCount: behaviors.count,
            purchaseCount: ledger.purchaseCount,
            spend: ledger.spend,
            lastSeen: ordered.last?.timestamp,
            favouriteCategory: favourite?.key
        )
    }
}

extension [Behavior] {
    /// The behaviors from the oldest to the newest; those of one moment in the order of their identity.
    package var inOrderOfTime: [Behavior] {
        sorted { $0.precedes($1) }
    }
}

extension Behavior {
    /// The order in which behaviors are kept: time, kind (purchase before refund), product, order.
    package func precedes(_ other: Behavior) -> Bool {
        if timestamp != other.timestamp { return timestamp < other.timestamp }
        if kind != other.kind {
            let ranks = (kind.rank, other.kind.rank)
            return ranks.0 != ranks.1
                ? ranks.0 < ranks.1 : kind.rawValue.bytes < other.kind.rawValue.bytes
        }
        if productID != other.productID { return productID.bytes < other.productID.bytes }
        return (orderID ?? "").bytes < (other.orderID ?? "").bytes
    }
}

extension BehaviorKind {
    /// The place among the known kinds; others come last.
    fileprivate var rank: Int {
        BehaviorKind.known.firstIndex(of: self) ?? BehaviorKind.known.count
    }
}
