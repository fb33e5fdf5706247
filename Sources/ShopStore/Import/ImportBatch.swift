import Shop

/// Records that are stored in one transaction, their ids replaced by the numbers of the import's id tables.
struct ImportBatch: Sendable {
    /// A behavior; its product and kind are numbers, not yet the database's keys.
    ///
    /// Millions of these wait in memory, so that what few behaviors carry stands apart.
    struct StagedEvent: Sendable {
        var timestamp: Int64
        var user: UInt32
        var product: UInt32
        var kind: UInt32
        /// The place in `extras` plus one; 0 where there is none.
        var extra: UInt32 = 0
    }

    /// What mostly purchases carry; values as in `History.Event`.
    struct Extra: Sendable {
        var price: Int64
        var quantity: Int64
        var order: [UInt8]
    }

    /// Ids that were met first in this batch: their numbers follow those of the batches before.
    var newUsers: [String] = []
    var newProducts: [String] = []
    var newKinds: [String] = []

    var events: [StagedEvent] = []
    var extras: [Extra] = []
    var products: [(number: UInt32, product: Product)] = []
    var people: [(number: UInt32, person: PersonalData)] = []
    var campaigns: [Campaign] = []

    /// How many records it holds.
    var count: Int { events.count + products.count + people.count + campaigns.count }

    /// A behavior as it is packed, with the database's keys.
    func event(_ index: Int, products: [UInt32], kinds: [UInt32]) -> History.Event {
        let staged = events[index]
        var event = History.Event(
            timestamp: staged.timestamp,
            product: products[Int(staged.product)],
            kind: kinds[Int(staged.kind)]
        )
        guard staged.extra > 0 else { return event }
        let extra = extras[Int(staged.extra) - 1]
        event.price = extra.price
        event.quantity = extra.quantity
        event.order = extra.order
        return event
    }
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
