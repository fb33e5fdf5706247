import GRDB
package import Shop
import Synchronization

/// A shop in a SQLite database: the sibling of `MemoryShopRepository` that is in use.
///
/// Readers never wait for the writer (write-ahead log); two consoles may hold the same file open.
package final class SQLiteShopRepository: ShopRepository {
    let pool: DatabasePool
    /// The database file's path.
    package let path: String
    /// The user list's orders, kept between pages.
    let userLists = Mutex(UserLists())

    /// Opens the database file, made when it is not there, and brings its tables up to date.
    package init(path: String) throws(ShopError) {
        self.path = path
        do {
            var configuration = Configuration()
            configuration.busyMode = .timeout(10)
            configuration.maximumReaderCount = 4
            configuration.prepareDatabase { db in
                // A power cut must not lose an accepted suggestion either.
                // What is erased must not stay behind in the file's free pages.
                try db.execute(
                    sql: """
                        PRAGMA synchronous = FULL; PRAGMA cache_size = -8192;
                        PRAGMA secure_delete = ON
                        """
                )
            }
            pool = try DatabasePool(path: path, configuration: configuration)
            let migrator = Schema.migrator
            guard try !pool.read({ db in try migrator.hasBeenSuperseded(db) }) else {
                throw ShopError.newerSchema(path)
            }
            if try !pool.read({ db in try migrator.hasCompletedMigrations(db) }) {
                try migrator.migrate(pool)
            }
        } catch {
            throw ShopError(error, subject: path)
        }
    }

    /// One consistent read.
    func reading<Value>(
        _ subject: String,
        _ body: (Database) throws -> Value
    ) throws(ShopError) -> Value {
        do {
            return try pool.read(body)
        } catch {
            throw ShopError(error, subject: subject)
        }
    }

    /// One transaction.
    func writing<Value>(
        _ subject: String,
        _ body: (Database) throws -> Value
    ) throws(ShopError) -> Value {
        do {
            return try pool.write(body)
        } catch {
            throw ShopError(error, subject: subject)
        }
    }

    package func counts() throws(ShopError) -> ShopCounts {
        try reading("workspace") { db in
            func count(_ table: String) throws -> Int {
                try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table)") ?? 0
            }
            return ShopCounts(
                users: try Counter.users.value(db),
                products: try count("products"),
                campaigns: try count("campaigns"),
                behaviors: try Counter.behaviors.value(db),
                suggestions: try count("suggestions")
            )
        }
    }

    package func newestBehaviorDay() throws(ShopError) -> Day? {
        try reading("behaviors") { db in
            let seconds = try Int64.fetchOne(db, sql: "SELECT max(last_seen) FROM users") ?? -1
            return seconds < 0 ? nil : Timestamp(secondsSinceEpoch: seconds).day
        }
    }
}

/// A number that is kept rather than counted.
enum Counter: String {
    /// Grows with every change of the users, so that a kept list knows that it is old.
    case generation
    case users
    case behaviors
    /// 1 while products changed and the sums that rest on them do not yet.
    case staleProducts = "stale_products"

    func value(_ db: Database) throws -> Int {
        let statement = try db.cachedStatement(sql: "SELECT value FROM counters WHERE name = ?")
        return try Int.fetchOne(statement, arguments: [rawValue]) ?? 0
    }

    func set(_ value: Int, _ db: Database) throws {
        try db.execute(
            sql: "UPDATE counters SET value = ? WHERE name = ?",
            arguments: [value, rawValue]
        )
    }

    func add(_ change: Int, _ db: Database) throws {
        try db.execute(
            sql: "UPDATE counters SET value = value + ? WHERE name = ?",
            arguments: [change, rawValue]
        )
    }
}
