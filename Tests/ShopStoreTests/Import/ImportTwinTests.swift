import Shop
import ShopStore
import Testing

@Suite("Import gives what the store in memory gives")
struct ImportTwinTests {
    @Test("sums, behaviors and people, whatever the order of the lists", arguments: 0..<30)
    func sums(seed: Int) throws {
        let shop = RandomShop(seed: UInt64(seed))
        let lists = RecordKind.allCases.shuffled(seed: UInt64(seed))
        let space = try TemporaryWorkspace()
        // Batches of a few records: users and products come back in later ones.
        try space.load(shop.json(lists), batchSize: seed.isMultiple(of: 2) ? 1_000 : 1 + seed)
        try expectEqual(space.repository, shop.memory)
    }

    @Test("products that come after the behaviors were stored", arguments: 30..<45)
    func lateProducts(seed: Int) throws {
        let shop = RandomShop(seed: UInt64(seed))
        let space = try TemporaryWorkspace()
        try space.load(shop.json([.user, .behavior]))
        try space.load(shop.json([.product, .campaign]))
        try expectEqual(space.repository, shop.memory)
    }

    @Test("behaviors that come in several files and out of order", arguments: 45..<60)
    func pieces(seed: Int) throws {
        let shop = RandomShop(seed: UInt64(seed))
        let space = try TemporaryWorkspace()
        var part = shop
        part.behaviors = Array(shop.behaviors.prefix(120))
        try space.load(part.json())
        part.behaviors = Array(shop.behaviors.dropFirst(120))
        try space.load(part.json())
        try expectEqual(space.repository, shop.memory)
        let again = try space.load(RandomShop.withoutRepeats(shop).json())
        #expect(again.unchanged == again.read && again.replaced == 0)
    }

    private func expectEqual(
        _ store: SQLiteShopRepository,
        _ memory: MemoryShopRepository
    ) throws {
        #expect(try store.counts() == memory.counts())
        #expect(try store.newestBehaviorDay() == memory.newestBehaviorDay())
        for user in try memory.users(ListQuery(), range: 0..<1_000).rows {
            #expect(try store.user(user.userID) == user)
            #expect(try store.personalData(user.userID) == memory.personalData(user.userID))
            for limit in [0, 1, 7, Int.max] {
                let mine = try store.behaviors(ofUser: user.userID, limit: limit)
                #expect(try mine == memory.behaviors(ofUser: user.userID, limit: limit))
            }
        }
        for product in try memory.products(ListQuery(), range: 0..<100).rows {
            #expect(try store.product(product.productID) == product)
        }
        for campaign in try memory.campaigns(ListQuery(), asOf: nil, range: 0..<100).rows {
            #expect(try store.campaign(campaign.campaignID) == campaign)
        }
    }
}

extension RandomShop {
    /// The same shop with every behavior once, in its last form.
    static func withoutRepeats(_ shop: RandomShop) -> RandomShop {
        var once = shop
        once.behaviors = shop.lastBehaviors
        return once
    }
}

extension Array {
    /// The elements in an order that a seed decides.
    func shuffled(seed: UInt64) -> [Element] {
        var random = SplitMix64(state: seed)
        return shuffled(using: &random)
    }
}
