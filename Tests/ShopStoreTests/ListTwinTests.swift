import Shop
import ShopStore
import Testing

@Suite("Lists give what the store in memory gives")
struct ListTwinTests {
    private static let filters = [
        "", "u", "USER", "über 1", "cafe", "home", "lamp 1", "_", "zzz", "é", "food u", "code",
    ]
    private static let ranges = [0..<1_000, 3..<9, 5..<5, 900..<1_000]

    @Test("users, products and campaigns by every filter and sort", arguments: 0..<6)
    func lists(seed: Int) throws {
        let shop = RandomShop(seed: UInt64(seed), users: 9)
        let memory = shop.memory
        let space = try TemporaryWorkspace()
        try space.load(shop.json())
        let store = space.repository
        for filter in Self.filters {
            for sort in ListSort.allCases {
                for descending in [false, true] {
                    let query = ListQuery(filter: filter, sort: sort, descending: descending)
                    for range in Self.ranges {
                        let users = try store.users(query, range: range)
                        #expect(try users == memory.users(query, range: range), "\(query)")
                        let products = try store.products(query, range: range)
                        #expect(try products == memory.products(query, range: range), "\(query)")
                        let day = Day("2021-01-10")
                        let campaigns = try store.campaigns(query, asOf: day, range: range)
                        let expected = try memory.campaigns(query, asOf: day, range: range)
                        #expect(campaigns == expected, "\(query)")
                    }
                }
            }
        }
    }
}
