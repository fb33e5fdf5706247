/// The products of the sample shop as its visits choose among them.
struct SampleShelves {
    /// The price of each product in cents.
    let cents: [Int]
    /// The products of each category, the cheapest first.
    private let shelves: [[Int32]]
    private let seed: UInt64

    init(productCount: Int, seed: UInt64) {
        let cents = (0..<productCount).map(SampleProducts.cents)
        var shelves = [[Int32]](repeating: [], count: SampleCatalogue.categories.count)
        for place in 0..<productCount {
            shelves[SampleProducts.category(of: place)].append(Int32(place))
        }
        for shelf in shelves.indices {
            shelves[shelf].sort { (cents[Int($0)], $0) < (cents[Int($1)], $1) }
        }
        self.cents = cents
        self.shelves = shelves
        self.seed = seed
    }

    /// A product for a user of such habits: mostly, of two that suit, the more popular.
    func choice(_ habits: SampleHabits, _ random: inout SampleRandom) -> Int {
        let wanted = shelves[habits.category(&random)]
        let shelf = wanted.isEmpty ? shelves[0] : wanted
        let first = Int(shelf[place(in: shelf.count, habits.priceLevel, &random)])
        guard random.chance(60) else { return first }
        let second = Int(shelf[place(in: shelf.count, habits.priceLevel, &random)])
        return popularity(first) >= popularity(second) ? first : second
    }

    private func place(in count: Int, _ level: Int, _ random: inout SampleRandom) -> Int {
        let place = random.below(count)
        switch level {
        case 0: return min(place, random.below(count))
        case 2: return max(place, random.below(count))
        default: return place
        }
    }

    private func popularity(_ product: Int) -> UInt64 {
        ((UInt64(truncatingIfNeeded: product) &+ seed) &* 0x9E37_79B9_7F4A_7C15) >> 32
    }

    /// Whether people buy several pieces of a product and come back for more.
    static func isConsumable(_ product: Int) -> Bool {
        consumable[SampleProducts.category(of: product)]
    }

    private static let consumable = SampleCatalogue.categories.map { category in
        category.name == SampleCatalogue.coffeeAndTea.name
            || category.name == SampleCatalogue.beauty.name
    }
}
