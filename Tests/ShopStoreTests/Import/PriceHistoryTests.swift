import Shop
import ShopStore
import Testing

@Suite("Prices over time")
struct PriceHistoryTests {
    private func product(_ price: String, category: String = "Home") -> String {
        #"{"product_id": "p", "title": "Lamp", "category": "\#(category)", "price": \#(price)}"#
    }

    private func purchase(_ day: String, price: String = "") -> String {
        #"{"user_id": "u", "behavior": "purchase", "product_id": "p", "timestamp": "\#(day)"\#(price)}"#
    }

    private func price(_ space: TemporaryWorkspace, _ day: String) throws -> Amount? {
        try space.repository.price(ofProduct: "p", at: try #require(Timestamp(day)))
    }

    @Test("what was sold before a new price came keeps the old one")
    func changed() throws {
        let space = try TemporaryWorkspace()
        try space.load(product("10") + purchase("2021-01-05"))
        try space.load(purchase("2021-02-05") + product("12"))
        #expect(try space.repository.user("u")?.spend == Amount(units: 22))
        #expect(try price(space, "2021-01-05") == Amount(units: 10))
        #expect(try price(space, "2021-01-06") == Amount(units: 12))
        #expect(try price(space, "1999-01-01") == Amount(units: 10))
        #expect(try space.repository.product("p")?.price == Amount(units: 12))
        // A late record of an old sale counts at the price of its day.
        try space.load(purchase("2021-01-02"))
        #expect(try space.repository.user("u")?.spend == Amount(units: 32))
    }

    @Test("a price that is corrected before anything was sold holds from the start")
    func corrected() throws {
        let space = try TemporaryWorkspace()
        try space.load(product("10"))
        try space.load(product("11"))
        try space.load(purchase("2021-01-05"))
        #expect(try space.repository.user("u")?.spend == Amount(units: 11))
        #expect(try price(space, "2021-01-01") == Amount(units: 11))
    }

    @Test("a paid price counts before the product's, and a product that comes late fills the gaps")
    func late() throws {
        let space = try TemporaryWorkspace()
        try space.load(purchase("2021-01-05", price: #", "price": 3, "quantity": 2"#))
        try space.load(purchase("2021-01-06"))
        #expect(try space.repository.user("u")?.spend == Amount(units: 6))
        #expect(try space.repository.user("u")?.favouriteCategory == nil)
        try space.load(product("10"))
        #expect(try space.repository.user("u")?.spend == Amount(units: 16))
        #expect(try space.repository.user("u")?.favouriteCategory == "Home")
        try space.load(product("10", category: "Light"))
        #expect(try space.repository.user("u")?.favouriteCategory == "Light")
        let lit = try space.repository.users(ListQuery(filter: "light"), range: 0..<9)
        #expect(lit.rows.map(\.userID) == ["u"])
    }
}
