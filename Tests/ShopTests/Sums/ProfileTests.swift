import Shop
import Testing

@Suite("Profiles and summaries, against sums by hand")
struct ProfileTests {
    private let products = [
        "kettle": product("kettle", "Kettle", "Kitchen", 40),
        "tent": product("tent", "Tent", "Outdoor", 100),
    ]

    private func behaviors() throws -> [Behavior] {
        [
            try behavior(.purchase, "kettle", "2025-06-07 10:30:00", order: "1"),  // a Saturday
            try behavior(.view, "kettle", "2025-06-07 10:00:00"),
            try behavior(.cart, "kettle", "2025-06-07 10:10:00"),
            try behavior(.view, "tent", "2025-06-09 19:00:00"),  // a Monday
            try behavior(.cart, "tent", "2025-06-09 19:01:00"),
            try behavior(.purchase, "kettle", "2025-06-17 10:30:00", price: "35", order: "2"),
            try behavior(.view, "tent", "2025-07-01 08:00:00"),
        ]
    }

    private func profile(asOf: String) throws -> Profile {
        Profile(
            userID: "u",
            behaviors: try behaviors(),
            asOf: try #require(Day(asOf)),
            product: { products[$0] },
            price: { product, _ in products[product]?.price }
        )
    }

    @Test("What a profile says of a small history")
    func profile() throws {
        let profile = try profile(asOf: "2025-06-20")
        #expect(profile.firstSeen?.description == "2025-06-07 10:00:00")
        #expect(profile.lastSeen?.description == "2025-06-17 10:30:00")
        #expect(profile.recencyDays == 3)
        #expect(profile.behaviorCounts.map(\.count) == [2, 2, 2])
        #expect(profile.behaviorCounts.map(\.kind) == [.cart, .purchase, .view])
        #expect(profile.purchaseCount == 2 && profile.orderCount == 2)
        #expect(profile.spend == Amount(units: 75))
        #expect(profile.averageOrderValue?.description == "37.50")
        #expect(profile.openCart == ["tent"])
        #expect(profile.medianDaysBetweenPurchases == 10)
        #expect(profile.weekendShare == 0.5)
        #expect(profile.busiestHour == 9)
        #expect(profile.favouriteCategories.map(\.category) == ["Kitchen", "Outdoor"])
        #expect(abs(profile.favouriteCategories.reduce(0) { $0 + $1.share } - 1) < 1e-12)
    }

    @Test("Behaviors after the as-of day are left out")
    func asOf() throws {
        let early = try profile(asOf: "2025-06-07")
        #expect(early.orderCount == 1)
        #expect(early.medianDaysBetweenPurchases == nil)
        #expect(early.openCart.isEmpty)
        let before = try profile(asOf: "2025-01-01")
        #expect(before.lastSeen == nil && before.recencyDays == nil && before.busiestHour == nil)
        #expect(before.favouriteCategories.isEmpty && before.averageOrderValue == nil)
    }

    @Test("The order of the records changes nothing")
    func orderOfRecords() throws {
        let all = try behaviors()
        for turn in all.indices {
            let turned = Array(all[turn...] + all[..<turn])
            let summary = UserSummary(
                userID: "u",
                behaviors: turned,
                product: { products[$0] },
                price: { product, _ in products[product]?.price }
            )
            #expect(summary.behaviorCount == 7)
            #expect(summary.purchaseCount == 2)
            #expect(summary.spend == Amount(units: 75))
            #expect(summary.favouriteCategory == "Kitchen")
            #expect(summary.lastSeen?.description == "2025-07-01 08:00:00")
        }
    }

    @Test("Equally frequent categories go to the more recent one")
    func tie() throws {
        let summary = UserSummary(
            userID: "u",
            behaviors: [
                try behavior(.view, "tent", "2025-01-02"),
                try behavior(.view, "kettle", "2025-01-01"),
            ],
            product: { products[$0] },
            price: { _, _ in nil }
        )
        #expect(summary.favouriteCategory == "Outdoor")
    }
}
