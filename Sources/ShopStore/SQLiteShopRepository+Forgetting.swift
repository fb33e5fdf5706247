import Foundation
import GRDB
package import Shop

extension SQLiteShopRepository {
    package func forget(user userID: String) throws(ShopError) {
        // An import keeps users' keys from batch to batch.
        let folder = (path as NSString).deletingLastPathComponent
        let lock = try ImportLock(path: folder + "/" + ImportLock.fileName)
        try lock.holding { () throws(ShopError) in
            try writing("user \(userID)") { db in try Self.erase(userID, db) }
            // The log still holds the old pages. A reader may hold it back; then it is emptied when the file is closed.
            try? pool.writeWithoutTransaction { db in _ = try db.checkpoint(.truncate) }
        }
    }

    private static func erase(_ userID: String, _ db: Database) throws {
        if let user = try Row.fetchOne(
            db,
            sql: "SELECT key, behaviors FROM users WHERE id = ?",
            arguments: [userID]
        ) {
            let key: Int64 = user[0]
            try db.execute(sql: "DELETE FROM histories WHERE user = ?", arguments: [key])
            try db.execute(sql: "DELETE FROM people WHERE user = ?", arguments: [key])
            try db.execute(sql: "DELETE FROM users WHERE key = ?", arguments: [key])
            try Counter.users.add(-1, db)
            try Counter.behaviors.add(-user[1], db)
            try Counter.generation.add(1, db)
        }
        // Steps that undo others go with them: a suggestion's undo names a step of its own.
        try db.execute(
            sql: """
                DELETE FROM journal
                WHERE suggestion_id IN (SELECT id FROM suggestions WHERE user_id = ?)
                """,
            arguments: [userID]
        )
        try db.execute(
            sql: "UPDATE suggestions SET user_id = NULL WHERE user_id = ?",
            arguments: [userID]
        )
    }
}
