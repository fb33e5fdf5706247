import Synchronization

extension MemoryShopRepository {
    package func users(
        _ query: ListQuery,
        range: Range<Int>
    ) throws(ShopError) -> Page<UserSummary> {
        let all = state.withLock { state in state.userIDs.compactMap { state.summaries[$0] } }
        let filter = ListFilter(query.filter)
        let passing = all.enumerated().filter { _, user in
            filter.isEmpty
                || filter.matches(
                    folded: [user.userID, user.favouriteCategory ?? ""].map(ListFilter.fold)
                )
        }
        // By nature the last seen come first: that order is "last seen" turned round.
        let isNatural = ![.id, .category, .lastSeen, .purchases, .spend].contains(query.sort)
        let ordered = passing.sorted { lhs, rhs in
            if let less = Self.less(lhs.element, rhs.element, sort: query.sort) { return less }
            return lhs.offset < rhs.offset
        }.map(\.element)
        return Page(range, of: query.descending != isNatural ? ordered.reversed() : ordered)
    }

    /// Whether one user stands before another, nil where they are equal in this order.
    private static func less(_ lhs: UserSummary, _ rhs: UserSummary, sort: ListSort) -> Bool? {
        switch sort {
        case .id: unequal(lhs.userID.bytes, rhs.userID.bytes)
        case .category:
            unequal(
                (lhs.favouriteCategory ?? "").bytes,
                (rhs.favouriteCategory ?? "").bytes
            )
        case .purchases: unequal(lhs.purchaseCount, rhs.purchaseCount)
        case .spend: unequal(lhs.spend, rhs.spend)
        default:
            unequal(
                lhs.lastSeen?.secondsSinceEpoch ?? -1,
                rhs.lastSeen?.secondsSinceEpoch ?? -1
            )
        }
    }

    private static func unequal<Value: Comparable>(_ lhs: Value, _ rhs: Value) -> Bool? {
        lhs == rhs ? nil : lhs < rhs
    }

    package func products(
        _ query: ListQuery,
        range: Range<Int>
    ) throws(ShopError) -> Page<Product> {
        let filter = ListFilter(query.filter)
        let passing = state.withLock { Array($0.products.values) }.filter { product in
            filter.matches(
                folded: [product.productID, product.title, product.category, product.brand ?? ""]
                    .map(ListFilter.fold)
            )
        }
        let ordered = passing.sorted { lhs, rhs in
            let decided: Bool? =
                switch query.sort {
                case .id: nil
                case .category: Self.unequal(lhs.category.bytes, rhs.category.bytes)
                case .price: Self.unequal(lhs.price, rhs.price)
                default:
                    Self.unequal(
                        ListFilter.fold(lhs.title).bytes,
                        ListFilter.fold(rhs.title).bytes
                    )
                }
            return decided ?? (lhs.productID.bytes < rhs.productID.bytes)
        }
        return Page(range, of: query.descending ? ordered.reversed() : ordered)
    }

    package func campaigns(
        _ query: ListQuery,
        asOf: Day?,
        range: Range<Int>
    ) throws(ShopError) -> Page<Campaign> {
        let all = state.withLock { Array($0.campaigns.values) }
        return Page(range, of: CampaignOrder.rows(of: all, query: query, asOf: asOf))
    }
}
