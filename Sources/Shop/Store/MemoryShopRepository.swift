import Synchronization

/// A shop held in memory: the sibling of the database for tests and trials.
package final class MemoryShopRepository: ShopRepository {
    struct State: Sendable {
        var settings = WorkspaceSettings()
        /// Users in the order in which they were first met.
        var userIDs: [String] = []
        var summaries: [String: UserSummary] = [:]
        var people: [String: PersonalData] = [:]
        var behaviors: [String: [Behavior]] = [:]
        var products: [String: Product] = [:]
        var campaigns: [String: Campaign] = [:]
        /// Suggestions, oldest first.
        var suggestions: [SuggestionRow] = []
        var journal: [JournalRow] = []
    }

    let state: Mutex<State>

    /// A shop of these records; behaviors of equal identity count once.
    package init(
        settings: WorkspaceSettings = WorkspaceSettings(),
        products: [Product] = [],
        campaigns: [Campaign] = [],
        behaviors: [Behavior] = [],
        people: [PersonalData] = []
    ) {
        var state = State()
        state.settings = settings
        for product in products { state.products[product.productID] = product }
        for campaign in campaigns { state.campaigns[campaign.campaignID] = campaign }
        var known: Set<String> = []
        var identities: Set<BehaviorIdentity> = []
        for behavior in behaviors where identities.insert(BehaviorIdentity(behavior)).inserted {
            if known.insert(behavior.userID).inserted { state.userIDs.append(behavior.userID) }
            state.behaviors[behavior.userID, default: []].append(behavior)
        }
        for person in people {
            if known.insert(person.userID).inserted { state.userIDs.append(person.userID) }
            state.people[person.userID] = person
        }
        let catalogue = state.products
        for userID in state.userIDs {
            state.summaries[userID] = UserSummary(
                userID: userID,
                behaviors: state.behaviors[userID] ?? [],
                product: { catalogue[$0] },
                price: { productID, _ in catalogue[productID]?.price }
            )
        }
        self.state = Mutex(state)
    }

    package func settings() throws(ShopError) -> WorkspaceSettings {
        state.withLock { $0.settings }
    }

    package func save(_ settings: WorkspaceSettings) throws(ShopError) {
        try settings.validate()
        state.withLock { $0.settings = settings }
    }

    package func counts() throws(ShopError) -> ShopCounts {
        state.withLock { state in
            ShopCounts(
                users: state.userIDs.count,
                products: state.products.count,
                campaigns: state.campaigns.count,
                behaviors: state.behaviors.values.reduce(0) { $0 + $1.count },
                suggestions: state.suggestions.count
            )
        }
    }

    package func newestBehaviorDay() throws(ShopError) -> Day? {
        state.withLock { state in
            state.summaries.values.compactMap(\.lastSeen).max()?.day
        }
    }

    package func user(_ userID: String) throws(ShopError) -> UserSummary? {
        state.withLock { $0.summaries[userID] }
    }

    package func personalData(_ userID: String) throws(ShopError) -> PersonalData? {
        state.withLock { $0.people[userID] }
    }

    package func product(_ productID: String) throws(ShopError) -> Product? {
        state.withLock { $0.products[productID] }
    }

    package func campaign(_ campaignID: String) throws(ShopError) -> Campaign? {
        state.withLock { $0.campaigns[campaignID] }
    }

    package func behaviors(
        ofUser userID: String,
        limit: Int
    ) throws(ShopError) -> [Behavior] {
        let all = state.withLock { $0.behaviors[userID] ?? [] }
        return Array(all.inOrderOfTime.reversed().prefix(max(limit, 0)))
    }

    package func price(
        ofProduct productID: String,
        at: Timestamp
    ) throws(ShopError) -> Amount? {
        state.withLock { $0.products[productID]?.price }
    }

    package func forget(user userID: String) throws(ShopError) {
        state.withLock { state in
            state.userIDs.removeAll { $0 == userID }
            state.summaries[userID] = nil
            state.behaviors[userID] = nil
            state.people[userID] = nil
            let bearing = Set(state.suggestions.filter { $0.userID == userID }.map(\.id))
            for index in state.suggestions.indices
            where bearing.contains(state.suggestions[index].id) {
                state.suggestions[index].userID = nil
            }
            state.journal.removeAll { bearing.contains($0.suggestionID) }
        }
    }

    package func save(_ campaign: Campaign) throws(ShopError) {
        try campaign.validate()
        state.withLock { $0.campaigns[campaign.campaignID] = campaign }
    }
}

/// What makes two behavior records the same: user, product, behavior, timestamp and order.
package struct BehaviorIdentity: Hashable, Sendable {
    private let userID: String
    private let productID: String
    private let kind: BehaviorKind
    private let timestamp: Timestamp
    private let orderID: String?

    package init(_ behavior: Behavior) {
        userID = behavior.userID
        productID = behavior.productID
        kind = behavior.kind
        timestamp = behavior.timestamp
        orderID = behavior.orderID
    }
}
