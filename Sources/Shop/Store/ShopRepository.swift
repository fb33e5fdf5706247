/// Where a shop's records are read and written: a file in use, memory in tests.
///
/// All methods may be called from any thread; each is one consistent read or one transaction.
package protocol ShopRepository: Sendable {
    /// What the workspace is set to.
    func settings() throws(ShopError) -> WorkspaceSettings
    /// Replaces the settings.
    func save(_ settings: WorkspaceSettings) throws(ShopError)
    /// How many records of each kind there are.
    func counts() throws(ShopError) -> ShopCounts
    /// The day of the newest behavior, nil in a shop without any.
    func newestBehaviorDay() throws(ShopError) -> Day?

    /// The rows of the user list in `range` (clamped to what there is).
    func users(_ query: ListQuery, range: Range<Int>) throws(ShopError) -> Page<UserSummary>
    /// The rows of the product list in `range`.
    func products(_ query: ListQuery, range: Range<Int>) throws(ShopError) -> Page<Product>
    /// The rows of the campaign list in `range`; `asOf` orders running before upcoming before ended.
    func campaigns(
        _ query: ListQuery,
        asOf: Day?,
        range: Range<Int>
    ) throws(ShopError) -> Page<Campaign>

    /// One user, nil when unknown.
    func user(_ userID: String) throws(ShopError) -> UserSummary?
    /// What is known of the person behind a user; never part of a prompt.
    func personalData(_ userID: String) throws(ShopError) -> PersonalData?
    /// One product, nil when unknown.
    func product(_ productID: String) throws(ShopError) -> Product?
    /// One campaign, nil when unknown.
    func campaign(_ campaignID: String) throws(ShopError) -> Campaign?
    /// A user's behaviors, newest first, at most `limit`.
    func behaviors(ofUser userID: String, limit: Int) throws(ShopError) -> [Behavior]
    /// A product's price at a moment, nil when the product is unknown.
    func price(ofProduct productID: String, at: Timestamp) throws(ShopError) -> Amount?

    /// Erases a user: behaviors, sums, personal data, the id on suggestions and the journal of those suggestions.
    ///
    /// Documents are left as they are; whoever writes them rids them of the id first. Does nothing where the user
    /// is unknown and no suggestion bears the id.
    func forget(user userID: String) throws(ShopError)

    /// Adds a campaign made by hand, or replaces the one of the same id.
    func save(_ campaign: Campaign) throws(ShopError)

    /// Adds a suggestion the moment it ends; the document is the writer's own encoding.
    func insert(_ suggestion: SuggestionRow) throws(ShopError)
    /// Replaces a suggestion and journals the step in one transaction.
    ///
    /// Throws `conflict` when `expectedRevision` is not the stored one (another console was faster).
    func update(
        _ suggestion: SuggestionRow,
        expectedRevision: Int,
        journal: JournalRow
    ) throws(ShopError)
    /// One suggestion, nil when unknown.
    func suggestion(_ id: String) throws(ShopError) -> SuggestionRow?
    /// Suggestions, newest first; `state` and `channel` narrow, the query's filter searches the text.
    func suggestions(
        _ query: ListQuery,
        state: String?,
        channel: String?,
        range: Range<Int>
    ) throws(ShopError) -> Page<SuggestionRow>
    /// The journal of one suggestion, oldest first.
    func journal(ofSuggestion id: String) throws(ShopError) -> [JournalRow]
    /// The newest journal steps of the whole workspace that are not undone, newest first.
    func latestJournal(limit: Int) throws(ShopError) -> [JournalRow]
}

/// How many records of each kind a shop holds.
package struct ShopCounts: Hashable, Sendable {
    package var users: Int
    package var products: Int
    package var campaigns: Int
    package var behaviors: Int
    package var suggestions: Int

    package init(users: Int, products: Int, campaigns: Int, behaviors: Int, suggestions: Int) {
        self.users = users
        self.products = products
        self.campaigns = campaigns
        self.behaviors = behaviors
        self.suggestions = suggestions
    }
}
