import Shop

/// Records that are stored in one transaction, their ids replaced by the numbers of the import's id tables.
struct ImportBatch: Sendable {
    /// A behavior; its product and kind are numbers, not yet the database's keys.
    struct StagedEvent: Sendable {
        var user: UInt32
        var event: History.Event
    }

    /// Ids that were met first in this batch: their numbers follow those of the batches before.
    var newUsers: [String] = []
    var newProducts: [String] = []
    var newKinds: [String] = []

    var events: [StagedEvent] = []
    var products: [(number: UInt32, product: Product)] = []
    var people: [(number: UInt32, person: PersonalData)] = []
    var campaigns: [Campaign] = []

    /// How many records it holds.
    var count: Int { events.count + products.count + people.count + campaigns.count }

    /// So many records are gathered before they are stored: the more, the fewer users are written twice.
    static let limit = 1 << 20
}

/// What storing records came to.
struct StoredCounts: Sendable {
    var stored = 0
    var replaced = 0
    var unchanged = 0

    /// Counts a record that won over `superseded` earlier ones of its identity in the same batch.
    mutating func add(_ outcome: Stored, superseded: Int = 0) {
        switch outcome {
        case .new:
            stored += 1
            replaced += superseded
        case .replaced: replaced += 1 + superseded
        case .unchanged: unchanged += 1 + superseded
        }
    }
}
