import GRDB
import Shop

/// What the sums over behaviors need to know of products, by their keys.
struct Catalogue {
    /// Category keys by product key; 0 where the shop does not list the product.
    private(set) var categories: [UInt32] = []
    /// Category names by their keys.
    private(set) var categoryNames: [String] = []
    /// The price that holds first, by product key; negative where none is known.
    private var prices: [Int64] = []
    /// All prices of products that had more than one, oldest first.
    private var histories: [UInt32: [(since: Int64, price: Int64)]] = [:]

    /// What the database knows.
    init(_ db: Database) throws {
        for row in try Row.fetchAll(db, sql: "SELECT key, name FROM categories ORDER BY key") {
            setName(row[1], ofCategory: row[0])
        }
        let products = try Row.fetchCursor(db, sql: "SELECT key, category FROM products")
        while let row = try products.next() { setCategory(row[1], of: row[0]) }
        let prices = try Row.fetchCursor(
            db,
            sql: "SELECT product, since, price FROM prices ORDER BY product, since"
        )
        while let row = try prices.next() { setPrice(row[2], since: row[1], of: row[0]) }
    }

    mutating func setName(_ name: String, ofCategory key: Int) {
        while categoryNames.count <= key { categoryNames.append("") }
        categoryNames[key] = name
    }

    mutating func setCategory(_ category: UInt32, of product: UInt32) {
        makeRoom(for: product)
        categories[Int(product)] = category
    }

    /// Sets the price from a moment on; a price since the same moment is replaced.
    mutating func setPrice(_ price: Int64, since: Int64, of product: UInt32) {
        makeRoom(for: product)
        let first = prices[Int(product)]
        var history = histories[product] ?? []
        if history.isEmpty, first >= 0 { history.append((0, first)) }
        history.removeAll { $0.since == since }
        history.append((since, price))
        history.sort { $0.since < $1.since }
        // A price that holds from the start on, alone, is the common case and needs no list.
        prices[Int(product)] = history[0].price
        if history.count > 1 || since != 0 { histories[product] = history }
    }

    private mutating func makeRoom(for product: UInt32) {
        while categories.count <= Int(product) {
            categories.append(0)
            prices.append(-1)
        }
    }

    func category(of product: UInt32) -> UInt32 {
        Int(product) < categories.count ? categories[Int(product)] : 0
    }

    /// The price at a moment; before the first known price, that price holds.
    func price(of product: UInt32, at moment: Int64) -> Int64? {
        guard Int(product) < prices.count, prices[Int(product)] >= 0 else { return nil }
        guard !histories.isEmpty, let history = histories[product] else {
            return prices[Int(product)]
        }
        return (history.last { $0.since <= moment } ?? history[0]).price
    }
}
