import Shop

/// A shop drawn by a seed: few ids, so that ties, refunds and unlisted products are common.
struct RandomShop {
    var products: [Product] = []
    var campaigns: [Campaign] = []
    var behaviors: [Behavior] = []
    var people: [PersonalData] = []

    init(seed: UInt64, users: Int = 12, events: Int = 300) {
        var random = SplitMix64(state: seed)
        let words = ["Lamp", "Éclair", "blue", "Café", "Zebra", "phone", "lamp", "Ångström"]
        for number in 0..<8 {
            products.append(
                Product(
                    productID: "p\(number * 7 % 8)\(Bool.random(using: &random) ? "A" : "")",
                    title: "\(random.pick(words)) \(random.pick(words))",
                    category: random.pick(["Home", "Food", "Ünder", "home"]),
                    price: Amount(tenThousandths: Int64.random(in: 0...9_000_000, using: &random)),
                    brand: Bool.random(using: &random) ? random.pick(words) : nil,
                    stock: Bool.random(using: &random)
                        ? Int.random(in: -2...9, using: &random) : nil
                )
            )
        }
        let known = products.map(\.productID)
        for number in 0..<7 {
            let start = Day(daysSinceEpoch: 18_600 + Int32.random(in: 0...40, using: &random))
            campaigns.append(
                Campaign(
                    campaignID: "c\(number)",
                    title: random.pick(words),
                    startDate: start,
                    endDate: start.adding(days: Int.random(in: 0...20, using: &random)),
                    discount: Discount(basisPoints: Int.random(in: 0...10_000, using: &random)),
                    code: Bool.random(using: &random) ? "CODE\(number)" : nil,
                    productIDs: Bool.random(using: &random) ? [known[0], "other"] : []
                )
            )
        }
        let kinds = BehaviorKind.known + [.purchase, .refund, BehaviorKind(rawValue: "share")]
        for _ in 0..<events {
            behaviors.append(
                Behavior(
                    userID: random.pick(["User_", "über_", "u"])
                        + String(Int.random(in: 0..<users, using: &random)),
                    kind: random.pick(kinds),
                    productID: random.pick(known + ["unlisted"]),
                    timestamp: Timestamp(
                        secondsSinceEpoch: 1_609_459_200
                            + 3_600 * Int64.random(in: 0...60, using: &random)
                    ),
                    price: random.pick([nil, nil, Amount(units: 3), Amount(tenThousandths: 12_345)]
                    ),
                    quantity: random.pick([nil, nil, 1, 3]),
                    orderID: random.pick([nil, "o1", "o2"])
                )
            )
        }
        for number in 0..<4 {
            people.append(
                PersonalData(
                    userID: random.pick(["u\(number)", "person\(number)"]),
                    firstName: "Ann \"\(number)\"",
                    email: Bool.random(using: &random) ? "a\(number)@example.com" : nil,
                    emailConsent: random.pick([nil, true, false])
                )
            )
        }
    }

    /// Behaviors without those whose identity occurs again: what stands after an import.
    var lastBehaviors: [Behavior] {
        var last: [BehaviorIdentity: Behavior] = [:]
        for behavior in behaviors { last[BehaviorIdentity(behavior)] = behavior }
        var seen: Set<BehaviorIdentity> = []
        return behaviors.compactMap { behavior in
            let identity = BehaviorIdentity(behavior)
            return seen.insert(identity).inserted ? last[identity] : nil
        }
    }

    var memory: MemoryShopRepository {
        MemoryShopRepository(
            products: products,
            campaigns: campaigns,
            behaviors: lastBehaviors,
            people: people
        )
    }
}

/// A small deterministic generator (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators").
struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }

    /// One of the values.
    mutating func pick<Value>(_ values: [Value]) -> Value {
        values[Int.random(in: values.indices, using: &self)]
    }
}
