import Copywriting
package import Shop

extension Desk {
    /// Rows of the user list.
    package func users(_ query: ListQuery, range: Range<Int>) throws -> Page<UserSummary> {
        try repository.users(query, range: range)
    }

    /// Rows of the product list.
    package func products(_ query: ListQuery, range: Range<Int>) throws -> Page<Product> {
        try repository.products(query, range: range)
    }

    /// Rows of the campaign list, running before upcoming before ended.
    package func campaigns(_ query: ListQuery, range: Range<Int>) throws -> Page<Campaign> {
        try repository.campaigns(query, asOf: try asOfDate(), range: range)
    }

    /// How many recent behaviors a user's detail shows.
    static let detailBehaviors = 200

    /// A user with profile and recent behaviors; throws `CopyError.unknown` with near matches.
    package func userDetail(_ userID: String) throws -> UserDetail {
        guard let user = try repository.user(userID) else { throw try unknownUser(userID) }
        let behaviors = try repository.behaviors(ofUser: userID, limit: Self.detailBehaviors)
        var products: [String: Product] = [:]
        for productID in Set(behaviors.map(\.productID)) {
            products[productID] = try repository.product(productID)
        }
        return UserDetail(
            user: user,
            profile: try profile(ofUser: userID),
            behaviors: behaviors.map { behavior in
                let product = products[behavior.productID]
                return UserDetail.BehaviorLine(
                    behavior: behavior,
                    productTitle: product?.title,
                    category: product?.category
                )
            }
        )
    }

    /// A user's profile as of the as-of date; throws `CopyError.unknown` with near matches.
    package func profile(ofUser userID: String) throws -> Profile {
        // A shop without an as-of date has no behavior, so that nothing depends on the day.
        let day = try asOfDate() ?? .first
        guard let profile = try repository.profile(ofUser: userID, asOf: day) else {
            throw try unknownUser(userID)
        }
        return profile
    }

    func unknownUser(_ userID: String) throws -> CopyError {
        let query = ListQuery(filter: String(userID.dropLast()))
        let near = try repository.users(query, range: 0..<200).rows
        return .unknown("user", userID, among: near.map(\.userID))
    }
}
