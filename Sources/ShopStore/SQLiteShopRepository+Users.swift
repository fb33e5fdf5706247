import Foundation
import GRDB
package import Shop

extension SQLiteShopRepository {
    package func user(_ userID: String) throws(ShopError) -> UserSummary? {
        try reading("user \(userID)") { db in
            let statement = try db.cachedStatement(sql: UserTable.select + " WHERE u.id = ?")
            return try Row.fetchOne(statement, arguments: [userID]).map(UserTable.summary)
        }
    }

    package func personalData(_ userID: String) throws(ShopError) -> PersonalData? {
        try reading("user \(userID)") { db in
            try Row.fetchOne(
                db,
                sql: """
                    SELECT \(PeopleTable.columns)
                    FROM people JOIN users ON users.key = people.user WHERE users.id = ?
                    """,
                arguments: [userID]
            ).map { PeopleTable.person($0, userID: userID) }
        }
    }

    package func behaviors(
        ofUser userID: String,
        limit: Int
    ) throws(ShopError) -> [Behavior] {
        try reading("user \(userID)") { db in
            let statement = try db.cachedStatement(
                sql: """
                    SELECT h.events FROM histories h JOIN users u ON u.key = h.user WHERE u.id = ?
                    """
            )
            guard let packed = try Data.fetchOne(statement, arguments: [userID]) else { return [] }
            let events = try History.events(packed, ofUser: userID)
            // Events of one moment are packed by their keys, yet listed by their ids: the whole moment is read.
            var first = max(events.count - max(limit, 0), 0)
            while first > 0, first < events.count,
                events[first - 1].timestamp == events[first].timestamp
            {
                first -= 1
            }
            let behaviors = try BehaviorTable.behaviors(events[first...], ofUser: userID, db)
            return Array(behaviors.inOrderOfTime.reversed().prefix(max(limit, 0)))
        }
    }
}

extension ShopError {
    static func damagedHistory(_ userID: String) -> ShopError {
        ShopError(
            code: .unreadable,
            subject: "behaviors of user \(userID)",
            cause: "The stored bytes are damaged.",
            advice: "Put back a copy of the workspace, or import the data into a new one."
        )
    }
}

/// Users with their sums.
enum UserTable {
    static let select = """
        SELECT u.id, u.behaviors, u.purchases, u.spend, u.last_seen, c.name
        FROM users u LEFT JOIN categories c ON c.key = u.category
        """

    static func summary(_ row: Row) -> UserSummary {
        let lastSeen: Int64 = row[4]
        return UserSummary(
            userID: row[0],
            behaviorCount: row[1],
            purchaseCount: row[2],
            spend: Amount(tenThousandths: row[3]),
            lastSeen: lastSeen < 0 ? nil : Timestamp(secondsSinceEpoch: lastSeen),
            favouriteCategory: row[5]
        )
    }
}

/// The kinds and products that packed events name by key.
enum BehaviorTable {
    /// The kinds that every database knows by their place; others have rows in `kinds`.
    static let knownKinds = BehaviorKind.known
    /// The key of the first kind that has a row.
    static let firstOtherKind: Int64 = 6

    static func behaviors(
        _ events: some Sequence<History.Event>,
        ofUser userID: String,
        _ db: Database
    ) throws -> [Behavior] {
        var products: [UInt32: String] = [:]
        var kinds: [UInt32: BehaviorKind] = [:]
        let idOfProduct = try db.cachedStatement(sql: "SELECT id FROM product_ids WHERE key = ?")
        let nameOfKind = try db.cachedStatement(sql: "SELECT name FROM kinds WHERE key = ?")
        return try events.map { event in
            if products[event.product] == nil {
                products[event.product] = try String.fetchOne(
                    idOfProduct,
                    arguments: [event.product]
                )
            }
            if kinds[event.kind] == nil {
                kinds[event.kind] =
                    event.kind < UInt32(knownKinds.count)
                    ? knownKinds[Int(event.kind)]
                    : try String.fetchOne(nameOfKind, arguments: [event.kind])
                        .map { BehaviorKind(rawValue: $0) }
            }
            guard let product = products[event.product], let kind = kinds[event.kind] else {
                throw ShopError.damagedHistory(userID)
            }
            return Behavior(
                userID: userID,
                kind: kind,
                productID: product,
                timestamp: Timestamp(secondsSinceEpoch: event.timestamp),
                price: event.price < 0 ? nil : Amount(tenThousandths: event.price),
                quantity: event.quantity < 0 ? nil : Int(event.quantity),
                orderID: event.order.isEmpty ? nil : String(decoding: event.order, as: UTF8.self)
            )
        }
    }
}
