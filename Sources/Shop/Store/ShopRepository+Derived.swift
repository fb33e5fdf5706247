extension ShopRepository {
    /// The day that rules take as today: the given one, else the workspace's, else the newest behavior's.
    package func asOfDate(override: Day? = nil) throws(ShopError) -> Day? {
        if let override { return override }
        if let day = try settings().asOfDate { return day }
        return try newestBehaviorDay()
    }

    /// A user's profile as of a day, nil when the user is unknown.
    package func profile(ofUser userID: String, asOf: Day) throws(ShopError) -> Profile? {
        guard try user(userID) != nil else { return nil }
        let behaviors = try behaviors(ofUser: userID, limit: .max)
        var products: [String: Product] = [:]
        var prices: [PriceMoment: Amount] = [:]
        for behavior in behaviors {
            if products[behavior.productID] == nil {
                products[behavior.productID] = try product(behavior.productID)
            }
            guard behavior.price == nil, [.purchase, .refund].contains(behavior.kind) else {
                continue
            }
            let moment = PriceMoment(productID: behavior.productID, timestamp: behavior.timestamp)
            prices[moment] = try price(ofProduct: behavior.productID, at: behavior.timestamp)
        }
        return Profile(
            userID: userID,
            behaviors: behaviors,
            asOf: asOf,
            product: { products[$0] },
            price: { prices[PriceMoment(productID: $0, timestamp: $1)] }
        )
    }
}

private struct PriceMoment: Hashable {
    var productID: String
    var timestamp: Timestamp
}
