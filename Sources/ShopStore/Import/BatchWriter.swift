import Foundation
import GRDB
import Shop

/// Stores the batches of one import, each in one transaction.
///
/// Products come before behaviors, so that sums over behaviors know the products of their own batch. Where a
/// product changes after behaviors of it were stored, the sums that rest on it are made anew at the end.
struct BatchWriter {
    private let repository: SQLiteShopRepository
    private var catalogue: Catalogue
    private var categoryKeys: [String: UInt32] = [:]
    /// Database keys by the numbers of the import's id tables; 0 for a user who has none yet.
    private var userKeys: [UInt32] = []
    private var userIDs: [String] = []
    private var productKeys: [UInt32] = []
    private var productIDs: [String] = []
    private var kindKeys: [UInt32] = (0..<UInt32(BehaviorTable.knownKinds.count)).map(\.self)
    /// Product keys that were in the database before this import met them.
    private var knownProducts: Set<UInt32> = []
    /// No user was stored before this import: new ids need no look-up.
    private let isFresh: Bool
    /// A price that differs from the stored one holds from here on: what was sold before keeps its price.
    private let priceSince: Int64
    private var hasStoredEvents = false
    private(set) var counts = StoredCounts()

    init(_ repository: SQLiteShopRepository) throws(ShopError) {
        self.repository = repository
        (catalogue, isFresh, priceSince) = try repository.reading("workspace") { db in
            let newest = try Int64.fetchOne(db, sql: "SELECT max(last_seen) FROM users") ?? -1
            let hasUsers = try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM users)")
            return (try Catalogue(db), hasUsers != true, newest + 1)
        }
        for (key, name) in catalogue.categoryNames.enumerated() where !name.isEmpty {
            categoryKeys[name] = UInt32(key)
        }
    }

    /// Stores a batch; throws with nothing of it stored.
    mutating func store(_ batch: ImportBatch) throws(ShopError) {
        var counts = counts
        try repository.writing("import") { db in
            try resolve(batch, db)
            var isStale = try store(products: batch.products, &counts, db)
            isStale = try isStale && Counter.behaviors.value(db) > 0
            if isStale { try Counter.staleProducts.set(1, db) }
            for (campaign, superseded) in Self.lastOnes(batch.campaigns, id: \.campaignID) {
                counts.add(try CampaignTable.save(campaign, db), superseded: superseded)
            }
            let hasChanged = try store(users: batch, &counts, db)
            if hasChanged || isStale { try Counter.generation.add(1, db) }
        }
        self.counts = counts
    }

    /// The last record of every id, with how many it won over, in the order of first meeting.
    private static func lastOnes<Record, ID: Hashable>(
        _ records: [Record],
        id: (Record) -> ID
    ) -> [(Record, superseded: Int)] {
        var places: [ID: Int] = [:]
        var last: [(Record, superseded: Int)] = []
        for record in records {
            if let place = places[id(record)] {
                last[place] = (record, last[place].superseded + 1)
            } else {
                places[id(record)] = last.count
                last.append((record, 0))
            }
        }
        return last
    }

    // MARK: Ids

    private mutating func resolve(_ batch: ImportBatch, _ db: Database) throws {
        userKeys.append(contentsOf: repeatElement(0, count: batch.newUsers.count))
        userIDs += batch.newUsers
        let find = try db.cachedStatement(sql: "SELECT key FROM product_ids WHERE id = ?")
        let add = try db.cachedStatement(sql: "INSERT INTO product_ids (id) VALUES (?)")
        for id in batch.newProducts {
            if let key = try UInt32.fetchOne(find, arguments: [id]) {
                productKeys.append(key)
                knownProducts.insert(key)
            } else {
                try add.execute(arguments: [id])
                productKeys.append(UInt32(truncatingIfNeeded: db.lastInsertedRowID))
            }
        }
        productIDs += batch.newProducts
        for name in batch.newKinds {
            if let key = try UInt32.fetchOne(
                db,
                sql: "SELECT key FROM kinds WHERE name = ?",
                arguments: [name]
            ) {
                kindKeys.append(key)
                continue
            }
            try db.execute(
                sql: """
                    INSERT INTO kinds (key, name)
                    VALUES (max(?, coalesce((SELECT max(key) + 1 FROM kinds), 0)), ?)
                    """,
                arguments: [BehaviorTable.firstOtherKind, name]
            )
            kindKeys.append(UInt32(truncatingIfNeeded: db.lastInsertedRowID))
        }
    }

    // MARK: Products

    /// True when sums of stored behaviors may no longer hold.
    private mutating func store(
        products: [(number: UInt32, product: Product)],
        _ counts: inout StoredCounts,
        _ db: Database
    ) throws -> Bool {
        var isStale = false
        for ((number, product), superseded) in Self.lastOnes(products, id: \.number) {
            let key = productKeys[Int(number)]
            let old = try ProductTable.one(key: key, db)
            guard old != product else {
                counts.add(.unchanged, superseded: superseded)
                continue
            }
            counts.add(old == nil ? .new : .replaced, superseded: superseded)
            let category = try category(product.category, db)
            try ProductTable.save(product, key: key, category: category, db)
            let price = product.price.tenThousandths
            if old?.price != product.price {
                let since = old == nil ? 0 : priceSince
                try ProductTable.savePrice(price, since: since, key: key, db)
                catalogue.setPrice(price, since: since, of: key)
            }
            catalogue.setCategory(category, of: key)
            let isLate = hasStoredEvents || knownProducts.contains(key)
            if old?.category != product.category ? isLate : hasStoredEvents { isStale = true }
        }
        return isStale
    }

    private mutating func category(_ name: String, _ db: Database) throws -> UInt32 {
        if let key = categoryKeys[name] { return key }
        try db.execute(sql: "INSERT INTO categories (name) VALUES (?)", arguments: [name])
        let key = UInt32(truncatingIfNeeded: db.lastInsertedRowID)
        categoryKeys[name] = key
        catalogue.setName(name, ofCategory: Int(key))
        return key
    }

    // MARK: Users

    /// Stores behaviors and personal data, user by user in the order of first meeting; true on any change.
    private mutating func store(
        users batch: ImportBatch,
        _ counts: inout StoredCounts,
        _ db: Database
    ) throws -> Bool {
        var people: [UInt32: (person: PersonalData, superseded: Int)] = [:]
        for ((number, person), superseded) in Self.lastOnes(batch.people, id: \.number) {
            people[number] = (person, superseded)
        }
        let (starts, order) = Self.grouped(batch.events, users: userKeys.count)
        let table = try UserWriter(db)
        var hasChanged = false
        var new: [History.Event] = []
        for number in userKeys.indices {
            let range = Int(starts[number])..<Int(starts[number + 1])
            let person = people.isEmpty ? nil : people[UInt32(number)]
            guard !range.isEmpty || person != nil else { continue }
            new.removeAll(keepingCapacity: true)
            for index in order[range] {
                new.append(batch.event(Int(index), products: productKeys, kinds: kindKeys))
            }
            History.sort(&new)
            if userKeys[number] == 0, !isFresh {
                userKeys[number] = try table.key(ofUser: userIDs[number]) ?? 0
            }
            let isNew = userKeys[number] == 0
            var events =
                isNew || new.isEmpty ? [] : try table.events(userKeys[number], userIDs[number])
            let hadEvents = events.count
            let hasNewEvents = History.merge(new, into: &events, &counts)
            if isNew {
                let sums = HistorySums(events, catalogue)
                userKeys[number] = try table.insert(userIDs[number], events, sums)
            } else if hasNewEvents {
                try table.update(userKeys[number], events, HistorySums(events, catalogue))
            }
            table.addedBehaviors += hasNewEvents ? events.count - hadEvents : 0
            hasChanged = hasChanged || isNew || hasNewEvents
            if let person {
                let outcome = try PeopleTable.save(person.person, user: userKeys[number], db)
                counts.add(outcome, superseded: person.superseded)
            }
        }
        try Counter.users.add(table.addedUsers, db)
        try Counter.behaviors.add(table.addedBehaviors, db)
        if table.addedBehaviors > 0 { hasStoredEvents = true }
        return hasChanged
    }

    /// The events' indices by user, each user's in the order of arrival, and where a user's begin.
    private static func grouped(
        _ events: [ImportBatch.StagedEvent],
        users: Int
    ) -> (starts: [UInt32], order: [UInt32]) {
        var starts = [UInt32](repeating: 0, count: users + 1)
        for event in events { starts[Int(event.user) + 1] += 1 }
        for user in 0..<users { starts[user + 1] += starts[user] }
        var next = starts
        var order = [UInt32](repeating: 0, count: events.count)
        for (index, event) in events.enumerated() {
            order[Int(next[Int(event.user)])] = UInt32(index)
            next[Int(event.user)] += 1
        }
        return (starts, order)
    }
}
