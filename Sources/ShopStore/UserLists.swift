import Foundation
import GRDB
package import Shop
import Synchronization

/// The orders of the user list, kept until the users change, so that every page of a million users comes at once.
///
/// A list is the users' keys in order: four bytes a user. A filter is a search through all ids, which lie in one
/// piece of memory.
struct UserLists {
    private var generation = -1
    private var orders: [ListSort: [UInt32]] = [:]
    private var names: UserNames?
    /// The lists shown last, newest first.
    private var recent: [(query: ListQuery, keys: [UInt32])] = []
    /// How many filtered lists are kept: going back a few letters costs nothing.
    private static let recentLimit = 4

    /// The keys of the users that pass the query, in its order.
    mutating func keys(for query: ListQuery, generation: Int, _ db: Database) throws -> [UInt32] {
        if generation != self.generation {
            self = UserLists()
            self.generation = generation
        }
        if let known = recent.first(where: { $0.query == query }) { return known.keys }
        let filter = ListFilter(query.filter)
        var keys = try order(query.sort, db)
        if !filter.isEmpty {
            let names = try self.names ?? UserNames(db)
            self.names = names
            let passes = names.passes(filter)
            keys.removeAll { !passes[Int($0)] }
        }
        // By nature the last seen come first: that order is "last seen" turned round.
        if query.descending != (Self.column(query.sort) == nil) { keys.reverse() }
        recent.insert((query, keys), at: 0)
        if recent.count > Self.recentLimit { recent.removeLast() }
        return keys
    }

    /// The column of a sort; nil is the natural order.
    static func column(_ sort: ListSort) -> String? {
        switch sort {
        case .id: "id"
        case .category: "category"
        case .purchases: "purchases"
        case .spend: "spend"
        case .lastSeen: "last_seen"
        default: nil
        }
    }

    /// All keys in ascending order of the sort; equal ones stand by their key.
    private mutating func order(_ sort: ListSort, _ db: Database) throws -> [UInt32] {
        let column = Self.column(sort) ?? "last_seen"
        let key = Self.column(sort) == nil ? .lastSeen : sort
        if let known = orders[key] { return known }
        let sql =
            key == .category
            ? """
            SELECT u.key FROM users u LEFT JOIN categories c ON c.key = u.category
            ORDER BY coalesce(c.name, ''), u.key
            """
            : "SELECT key FROM users ORDER BY \(column), key"
        var keys: [UInt32] = []
        keys.reserveCapacity(try Counter.users.value(db))
        let cursor = try UInt32.fetchCursor(db, sql: sql)
        while let key = try cursor.next() { keys.append(key) }
        orders[key] = keys
        return keys
    }
}

/// Every user's folded id and category, by key.
private struct UserNames {
    /// The ids, each ended by a line feed (which no id holds), and a zero at the end.
    private var text: [CChar] = []
    /// Where a key's id starts; a key without a user has an empty piece.
    private var starts: [UInt32] = []
    private var categories: [UInt32] = []
    private var categoryNames: [String] = []

    init(_ db: Database) throws {
        let cursor = try Row.fetchCursor(
            db,
            sql: "SELECT key, id, category FROM users ORDER BY key"
        )
        while let row = try cursor.next() {
            let key: Int = row[0]
            while starts.count < key {
                starts.append(UInt32(text.count))
                categories.append(0)
            }
            starts.append(UInt32(text.count))
            categories.append(row[2])
            var id: String = row[1]
            id.withUTF8 { bytes in
                if bytes.allSatisfy({ $0 < 0x80 }) {
                    for byte in bytes {
                        text.append(CChar((65...90).contains(byte) ? byte | 0x20 : byte))
                    }
                } else {
                    let folded = ListFilter.fold(String(decoding: bytes, as: UTF8.self))
                    text.append(contentsOf: folded.utf8.map { CChar(bitPattern: $0) })
                }
            }
            text.append(CChar(UInt8(ascii: "\n")))
        }
        starts.append(UInt32(text.count))
        text.append(0)
        for row in try Row.fetchAll(db, sql: "SELECT key, name FROM categories ORDER BY key") {
            let key: Int = row[0]
            while categoryNames.count <= key { categoryNames.append("") }
            categoryNames[key] = ListFilter.fold(row[1])
        }
    }

    /// By key, whether every word of the filter occurs in the user's id or category.
    func passes(_ filter: ListFilter) -> [Bool] {
        var passes = [Bool](repeating: true, count: categories.count)
        for word in filter.words {
            var hits = hits(word)
            let named = categoryNames.map { $0.contains(word) }
            if named.contains(true) {
                for (key, category) in categories.enumerated()
                where Int(category) < named.count && named[Int(category)] {
                    hits[key] = true
                }
            }
            for key in passes.indices where !hits[key] { passes[key] = false }
        }
        return passes
    }

    /// By key, whether the word occurs in the user's id.
    private func hits(_ word: String) -> [Bool] {
        var hits = [Bool](repeating: false, count: categories.count)
        text.withUnsafeBufferPointer { text in
            guard let base = text.baseAddress else { return }
            var offset = 0
            var key = 0
            while key < hits.count, let found = strstr(base + offset, word) {
                let place = UInt32(UnsafePointer(found) - base)
                while starts[key + 1] <= place { key += 1 }
                hits[key] = true
                key += 1
                offset = Int(starts[key])
            }
        }
        return hits
    }
}

extension SQLiteShopRepository {
    /// Rows before this one come straight from the index, without a kept list.
    private static let directRows = 4_096

    package func users(
        _ query: ListQuery,
        range: Range<Int>
    ) throws(ShopError) -> Page<UserSummary> {
        try reading("users") { db in
            let total = try Counter.users.value(db)
            let isByLastSeen = [nil, "last_seen"].contains(UserLists.column(query.sort))
            if isByLastSeen, ListFilter(query.filter).isEmpty,
                min(range.upperBound, total) <= Self.directRows
            {
                return try directPage(query, range: range.clamped(to: 0..<total), total: total, db)
            }
            let generation = try Counter.generation.value(db)
            let keys = try userLists.withLock { lists in
                try lists.keys(for: query, generation: generation, db)
            }
            let part = range.clamped(to: 0..<keys.count)
            let statement = try db.cachedStatement(sql: UserTable.select + " WHERE u.key = ?")
            let rows = try keys[part].compactMap { key in
                try Row.fetchOne(statement, arguments: [key]).map(UserTable.summary)
            }
            return Page(rows: rows, start: part.lowerBound, total: keys.count)
        }
    }

    /// A page of the unfiltered list by last seen, read through its index.
    private func directPage(
        _ query: ListQuery,
        range: Range<Int>,
        total: Int,
        _ db: Database
    ) throws -> Page<UserSummary> {
        let isNatural = UserLists.column(query.sort) == nil
        let direction = query.descending != isNatural ? "DESC" : "ASC"
        let statement = try db.cachedStatement(
            sql: UserTable.select + """
                 ORDER BY u.last_seen \(direction), u.key \(direction) LIMIT ? OFFSET ?
                """
        )
        let rows = try Row.fetchAll(statement, arguments: [range.count, range.lowerBound])
        return Page(rows: rows.map(UserTable.summary), start: range.lowerBound, total: total)
    }
}
