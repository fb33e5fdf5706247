import Foundation

extension Profile {
    /// Derives a user's profile as of the end of a day; later behaviors are left out.
    ///
    /// `product` gives what is known of a product, `price` its price at a moment.
    package init(
        userID: String,
        behaviors: [Behavior],
        asOf: Day,
        product: (String) -> Product?,
        price: (String, Timestamp) -> Amount?
    ) {
        let ordered = behaviors.filter { $0.timestamp.day <= asOf }.inOrderOfTime
        var ledger = PurchaseLedger()
        for behavior in ordered {
            ledger.add(behavior) { price(behavior.productID, behavior.timestamp) }
        }
        let orders = ledger.orders
        let lastSeen = ordered.last?.timestamp
        self.init(
            userID: userID,
            asOf: asOf,
            firstSeen: ordered.first?.timestamp,
            lastSeen: lastSeen,
            recencyDays: lastSeen.map { asOf.days(since: $0.day) },
            behaviorCounts: Profile.counts(ordered),
            purchaseCount: ledger.purchaseCount,
            orderCount: orders.count,
            spend: ledger.spend,
            averageOrderValue: ledger.spend.divided(by: orders.count),
            favouriteCategories: Profile.categories(ordered, asOf: asOf, product: product),
            openCart: Profile.openCart(ordered),
            medianDaysBetweenPurchases: Profile.medianGap(orders),
            weekendShare: Profile.weekendShare(ordered),
            busiestHour: Profile.busiestHour(ordered)
        )
    }

    private static func counts(_ behaviors: [Behavior]) -> [KindCount] {
        var counts: [BehaviorKind: Int] = [:]
        for behavior in behaviors { counts[behavior.kind, default: 0] += 1 }
        return counts.map { KindCount(kind: $0.key, count: $0.value) }.sorted {
            ($1.count, $0.kind.rawValue.bytes) < ($0.count, $1.kind.rawValue.bytes)
        }
    }

    /// How much a behavior says about interest, by kind.
    private static func weight(of kind: BehaviorKind) -> Double {
        switch kind {
        case .purchase: 5
        case .cart: 3
        case .wishlist: 2
        case .removeFromCart, .refund: 0
        default: 1
        }
    }

    /// Interest halves over so many days.
    private static let halfLife = 90.0

    private static func categories(
        _ behaviors: [Behavior],
        asOf: Day,
        product: (String) -> Product?
    ) -> [CategoryShare] {
        var interest: [String: Double] = [:]
        for behavior in behaviors {
            guard let category = product(behavior.productID)?.category else { continue }
            let age = Double(asOf.days(since: behavior.timestamp.day))
            let weight = weight(of: behavior.kind) * exp2(-age / halfLife)
            if weight > 0 { interest[category, default: 0] += weight }
        }
        let total = interest.values.sorted().reduce(0, +)
        guard total > 0 else { return [] }
        return interest.map { CategoryShare(category: $0.key, share: $0.value / total) }.sorted {
            ($1.share, $0.category.bytes) < ($0.share, $1.category.bytes)
        }
    }

    private static func openCart(_ behaviors: [Behavior]) -> [String] {
        var open: [String] = []
        for behavior in behaviors {
            switch behavior.kind {
            case .cart:
                open.removeAll { $0 == behavior.productID }
                open.append(behavior.productID)
            case .removeFromCart, .purchase:
                open.removeAll { $0 == behavior.productID }
            default: break
            }
        }
        return open.reversed()
    }

    private static func medianGap(_ orders: [Timestamp]) -> Double? {
        guard orders.count >= 2 else { return nil }
        let gaps = zip(orders, orders.dropFirst()).map {
            Double($1.secondsSinceEpoch - $0.secondsSinceEpoch) / 86_400
        }.sorted()
        let middle = gaps.count / 2
        return gaps.count.isMultiple(of: 2) ? (gaps[middle - 1] + gaps[middle]) / 2 : gaps[middle]
    }

    private static func weekendShare(_ behaviors: [Behavior]) -> Double? {
        guard !behaviors.isEmpty else { return nil }
        let weekend = behaviors.count { $0.timestamp.day.weekday.isWeekend }
        return Double(weekend) / Double(behaviors.count)
    }

    private static func busiestHour(_ behaviors: [Behavior]) -> Int? {
        guard !behaviors.isEmpty else { return nil }
        var bands = [Int](repeating: 0, count: 8)
        for behavior in behaviors { bands[behavior.timestamp.hour / 3] += 1 }
        // The earliest of equally busy bands.
        let busiest = bands.indices.max { (bands[$0], $1) < (bands[$1], $0) }
        return busiest.map { $0 * 3 }
    }
}
