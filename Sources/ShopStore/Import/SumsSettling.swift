import Foundation
import GRDB
import Shop

extension SQLiteShopRepository {
    /// Whether products changed after behaviors of them were stored, and the sums do not tell yet.
    func hasStaleSums() throws(ShopError) -> Bool {
        try reading("workspace") { db in try Counter.staleProducts.value(db) != 0 }
    }

    /// Makes the users' sums anew where products changed after behaviors of them were stored.
    ///
    /// The mark is set in the transaction that makes sums stale, so that an import that was killed in between is
    /// made good by the next one, or when the workspace is opened.
    func settleSums() throws(ShopError) {
        guard try hasStaleSums() else { return }
        try writing("users") { db in
            let catalogue = try Catalogue(db)
            let cursor = try Row.fetchCursor(
                db,
                sql: """
                    SELECT u.key, u.id, u.purchases, u.spend, u.category, h.events
                    FROM users u JOIN histories h ON h.user = u.key
                    """
            )
            var changed: [(key: UInt32, sums: HistorySums)] = []
            while let row = try cursor.next() {
                let events = try History.events(row[5], ofUser: row[1])
                let sums = HistorySums(events, catalogue)
                let isSame =
                    sums.purchases == row[2] && sums.spend == row[3] && sums.category == row[4]
                if !isSame { changed.append((row[0], sums)) }
            }
            let update = try db.cachedStatement(
                sql: "UPDATE users SET purchases = ?, spend = ?, category = ? WHERE key = ?"
            )
            for (key, sums) in changed {
                try update.execute(arguments: [sums.purchases, sums.spend, sums.category, key])
            }
            try Counter.staleProducts.set(0, db)
            try Counter.generation.add(1, db)
        }
    }
}
