import GRDB
package import Shop

extension SQLiteShopRepository {
    package func product(_ productID: String) throws(ShopError) -> Product? {
        try reading("product \(productID)") { db in
            let statement = try db.cachedStatement(
                sql: "SELECT \(ProductTable.columns) \(ProductTable.joined) WHERE i.id = ?"
            )
            return try Row.fetchOne(statement, arguments: [productID]).map(ProductTable.product)
        }
    }

    package func price(
        ofProduct productID: String,
        at moment: Timestamp
    ) throws(ShopError) -> Amount? {
        try reading("product \(productID)") { db in
            // Before the first known price, that price holds.
            let statement = try db.cachedStatement(
                sql: """
                    SELECT r.price FROM prices r JOIN product_ids i ON i.key = r.product
                    WHERE i.id = ?1
                    ORDER BY r.since <= ?2 DESC, CASE WHEN r.since <= ?2 THEN -r.since ELSE r.since END
                    LIMIT 1
                    """
            )
            return try Int64.fetchOne(
                statement,
                arguments: [productID, moment.secondsSinceEpoch]
            ).map { Amount(tenThousandths: $0) }
        }
    }

    package func products(
        _ query: ListQuery,
        range: Range<Int>
    ) throws(ShopError) -> Page<Product> {
        let words = ListFilter(query.filter).words
        let condition =
            words.isEmpty
            ? "" : "WHERE " + words.map { _ in "instr(p.search, ?) > 0" }.joined(separator: " AND ")
        let direction = query.descending ? "DESC" : "ASC"
        let order =
            switch query.sort {
            case .id: "i.id \(direction)"
            case .category: "c.name \(direction), i.id \(direction)"
            case .price: "p.price \(direction), i.id \(direction)"
            default: "p.folded_title \(direction), i.id \(direction)"
            }
        return try reading("products") { db in
            let total =
                try Int.fetchOne(
                    db,
                    sql: "SELECT count(*) FROM products p \(condition)",
                    arguments: StatementArguments(words)
                ) ?? 0
            let part = range.clamped(to: 0..<total)
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT \(ProductTable.columns) \(ProductTable.joined) \(condition)
                    ORDER BY \(order) LIMIT \(part.count) OFFSET \(part.lowerBound)
                    """,
                arguments: StatementArguments(words)
            )
            return Page(rows: rows.map(ProductTable.product), start: part.lowerBound, total: total)
        }
    }
}

/// Products with their prices over time.
enum ProductTable {
    static let columns = """
        i.id, p.title, c.name, p.price, p.description, p.brand, p.url, p.stock, p.cost
        """
    static let joined = """
        FROM products p JOIN product_ids i ON i.key = p.key JOIN categories c ON c.key = p.category
        """

    static func product(_ row: Row) -> Product {
        Product(
            productID: row[0],
            title: row[1],
            category: row[2],
            price: Amount(tenThousandths: row[3]),
            description: row[4],
            brand: row[5],
            url: row[6],
            stock: row[7],
            cost: (row[8] as Int64?).map { Amount(tenThousandths: $0) }
        )
    }

    static func one(key: UInt32, _ db: Database) throws -> Product? {
        let statement = try db.cachedStatement(sql: "SELECT \(columns) \(joined) WHERE p.key = ?")
        return try Row.fetchOne(statement, arguments: [key]).map(product)
    }

    /// Stores a product under its key, in place of what stood there.
    static func save(
        _ product: Product,
        key: UInt32,
        category: UInt32,
        _ db: Database
    ) throws {
        let searched = [product.productID, product.title, product.category, product.brand ?? ""]
        try db.cachedStatement(
            sql: """
                INSERT OR REPLACE INTO products
                (key, title, category, price, description, brand, url, stock, cost, folded_title,
                    search)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(
            arguments: [
                key, product.title, category, product.price.tenThousandths, product.description,
                product.brand, product.url, product.stock, product.cost?.tenThousandths,
                ListFilter.fold(product.title),
                searched.map(ListFilter.fold).joined(separator: "\n"),
            ]
        )
    }

    /// Keeps the price that holds from a moment on.
    static func savePrice(_ price: Int64, since: Int64, key: UInt32, _ db: Database) throws {
        try db.cachedStatement(
            sql: "INSERT OR REPLACE INTO prices (product, since, price) VALUES (?, ?, ?)"
        ).execute(arguments: [key, since, price])
    }
}
