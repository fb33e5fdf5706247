/// A believable shop out of nothing but four numbers: the same ones give the same bytes everywhere.
///
/// The records come user by user and are made as they are written, so that memory does not grow with behaviors.
package struct SampleShop: Sendable {
    package let userCount: Int
    package let productCount: Int
    package let behaviorCount: Int
    package let seed: UInt64

    /// The size of the shop on which the console opens without data.
    package static let defaultUsers = 500
    /// See `defaultUsers`: every hand-written product once.
    package static let defaultProducts = 160
    /// See `defaultUsers`.
    package static let defaultEvents = 12_000
    /// The seed where none is asked for.
    package static let defaultSeed: UInt64 = 1
    /// How many users or products a shop may have.
    private static let largestList = 100_000_000
    /// Beyond so many behaviors for each user, the busiest would do several things in one second.
    private static let eventsPerUser = 200_000

    /// A shop of such sizes; throws `invalid` when there can be none.
    package init(
        users: Int = SampleShop.defaultUsers,
        products: Int = SampleShop.defaultProducts,
        events: Int = SampleShop.defaultEvents,
        seed: UInt64 = SampleShop.defaultSeed
    ) throws(ShopError) {
        let sizes = 0...SampleShop.largestList
        guard sizes.contains(users), sizes.contains(products), events >= 0 else {
            throw SampleShop.fault(
                "A size is negative or above \(SampleShop.largestList).",
                "Ask for sizes such as --users 500 --products 160 --events 12000."
            )
        }
        guard events == 0 || (users > 0 && products > 0) else {
            throw SampleShop.fault(
                "There is nobody or nothing for its events.",
                "Ask for at least one user and one product, or for no events."
            )
        }
        guard events <= users * SampleShop.eventsPerUser else {
            throw SampleShop.fault(
                "More than \(SampleShop.eventsPerUser) events for each user do not fit into a year.",
                "Ask for more users or fewer events."
            )
        }
        userCount = users
        productCount = products
        behaviorCount = events
        self.seed = seed
    }

    private static func fault(_ cause: String, _ advice: String) -> ShopError {
        ShopError(code: .invalid, subject: "sample shop", cause: cause, advice: advice)
    }

    /// Calls `body` with every behavior, user by user, each user's in the order of time.
    func behaviors<Failure: Error>(
        _ campaigns: SampleCampaigns,
        _ body: (SampleBehavior) throws(Failure) -> Void
    ) throws(Failure) {
        guard behaviorCount > 0 else { return }
        let shelves = SampleShelves(productCount: productCount, seed: seed)
        var total: UInt64 = 0
        for user in 0..<userCount { total += SampleHabits.weight(seed: seed, user: user) }
        // Each user gets what lies between two marks on a line as long as all behaviors.
        var weight: UInt64 = 0
        var done = 0
        for user in 0..<userCount {
            weight += SampleHabits.weight(seed: seed, user: user)
            let mark = total.dividingFullWidth(
                weight.multipliedFullWidth(by: UInt64(behaviorCount))
            ).quotient
            let count = Int(mark) - done
            guard count > 0 else { continue }
            var visits = SampleVisits(
                user: user,
                seed: seed,
                isRegular: done == 0,
                shelves: shelves,
                campaigns: campaigns
            )
            try visits.walk(count: count, body)
            done += count
        }
    }
}
