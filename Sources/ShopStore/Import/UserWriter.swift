import Foundation
import GRDB
import Shop

/// Writes users and their packed behaviors within one transaction.
final class UserWriter {
    private let find: Statement
    private let read: Statement
    private let insertUser: Statement
    private let insertHistory: Statement
    private let updateUser: Statement
    private let replaceHistory: Statement
    private var nextKey: UInt32
    private var packed: [UInt8] = []
    private(set) var addedUsers = 0
    var addedBehaviors = 0

    init(_ db: Database) throws {
        find = try db.cachedStatement(sql: "SELECT key FROM users WHERE id = ?")
        read = try db.cachedStatement(sql: "SELECT events FROM histories WHERE user = ?")
        insertUser = try db.cachedStatement(
            sql: """
                INSERT INTO users (key, id, behaviors, purchases, spend, last_seen, category)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """
        )
        insertHistory = try db.cachedStatement(
            sql: "INSERT INTO histories (user, events) VALUES (?, ?)"
        )
        updateUser = try db.cachedStatement(
            sql: """
                UPDATE users SET behaviors = ?, purchases = ?, spend = ?, last_seen = ?,
                    category = ? WHERE key = ?
                """
        )
        replaceHistory = try db.cachedStatement(
            sql: """
                INSERT INTO histories (user, events) VALUES (?, ?)
                ON CONFLICT (user) DO UPDATE SET events = excluded.events
                """
        )
        nextKey = try UInt32.fetchOne(db, sql: "SELECT coalesce(max(key), 0) + 1 FROM users") ?? 1
    }

    func key(ofUser id: String) throws -> UInt32? {
        try UInt32.fetchOne(find, arguments: [id])
    }

    /// A user's stored behaviors, oldest first.
    func events(_ user: UInt32, _ id: String) throws -> [History.Event] {
        guard let data = try Data.fetchOne(read, arguments: [user]) else { return [] }
        return try History.events(data, ofUser: id)
    }

    /// Adds a user and gives the new key.
    func insert(_ id: String, _ events: [History.Event], _ sums: HistorySums) throws -> UInt32 {
        let key = nextKey
        nextKey += 1
        addedUsers += 1
        try insertUser.execute(
            arguments: [
                key, id, sums.behaviors, sums.purchases, sums.spend, sums.lastSeen, sums.category,
            ]
        )
        if !events.isEmpty { try insertHistory.execute(arguments: [key, pack(events)]) }
        return key
    }

    func update(_ user: UInt32, _ events: [History.Event], _ sums: HistorySums) throws {
        try updateUser.execute(
            arguments: [
                sums.behaviors, sums.purchases, sums.spend, sums.lastSeen, sums.category, user,
            ]
        )
        try replaceHistory.execute(arguments: [user, pack(events)])
    }

    private func pack(_ events: [History.Event]) -> Data {
        packed.removeAll(keepingCapacity: true)
        History.pack(events, into: &packed)
        return Data(packed)
    }
}

extension History {
    /// The events of stored bytes, oldest first.
    static func events(_ packed: Data, ofUser id: String) throws -> [Event] {
        var events: [Event] = []
        do {
            try packed.withUnsafeBytes { bytes in
                try unpack(bytes) { events.append($0) }
            }
        } catch is Damage {
            throw ShopError.damagedHistory(id)
        }
        return events
    }
}

/// What is known of the persons behind users.
enum PeopleTable {
    /// Stores a person and says whether they were new, different or the same.
    static func save(_ person: PersonalData, user: UInt32, _ db: Database) throws -> Stored {
        let old = try Row.fetchOne(
            try db.cachedStatement(sql: "SELECT \(columns) FROM people WHERE user = ?"),
            arguments: [user]
        ).map { self.person($0, userID: person.userID) }
        guard old != person else { return .unchanged }
        try db.cachedStatement(
            sql: "INSERT OR REPLACE INTO people (user, \(columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
        ).execute(
            arguments: [
                user, person.firstName, person.email, person.phone, person.country,
                person.language, person.emailConsent, person.smsConsent,
            ]
        )
        return old == nil ? .new : .replaced
    }

    static let columns = "first_name, email, phone, country, language, email_consent, sms_consent"

    static func person(_ row: Row, userID: String) -> PersonalData {
        PersonalData(
            userID: userID,
            firstName: row[0],
            email: row[1],
            phone: row[2],
            country: row[3],
            language: row[4],
            emailConsent: row[5],
            smsConsent: row[6]
        )
    }
}
