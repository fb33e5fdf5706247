import Copywriting
import Shop
import Studio
import Testing
import Transformer

/// A small shop with a kettle, a running campaign and a user.
enum TestShop {
    static let sentence = "The Cedar Electric Kettle is 20% off until May 7."

    static func repository() throws -> MemoryShopRepository {
        MemoryShopRepository(
            settings: WorkspaceSettings(shopName: "Marlow & Finch", currency: "USD"),
            products: [
                Product(
                    productID: "kettle",
                    title: "Cedar Electric Kettle",
                    category: "Kitchen",
                    price: Amount(units: 49)
                ),
                Product(
                    productID: "lamp",
                    title: "Linen Floor Lamp",
                    category: "Home",
                    price: Amount(units: 120)
                ),
            ],
            campaigns: [
                Campaign(
                    campaignID: "spring",
                    title: "Spring Refresh",
                    startDate: try #require(Day("2024-05-01")),
                    endDate: try #require(Day("2024-05-07")),
                    discount: Discount(basisPoints: 2_000)
                ),
                Campaign(
                    campaignID: "winter",
                    title: "Winter Warmers",
                    startDate: try #require(Day("2023-12-01")),
                    endDate: try #require(Day("2023-12-24")),
                    discount: Discount(basisPoints: 1_000)
                ),
            ],
            behaviors: [
                try behavior("user_1", .view, "kettle", "2024-05-02 10:00:00"),
                try behavior("user_1", .purchase, "gone", "2024-05-03 11:00:00"),
                try behavior("user_2", .view, "lamp", "2024-05-01 09:00:00"),
            ]
        )
    }

    static func desk(asOf: Day? = nil) throws -> Desk {
        Desk(repository: try repository(), workspacePath: "/shops/marlow", asOf: asOf)
    }

    static func brief(_ channel: String = "sms") -> Brief {
        Brief(campaignID: "spring", productIDs: ["kettle"], channel: channel)
    }

    private static func behavior(
        _ user: String,
        _ kind: BehaviorKind,
        _ product: String,
        _ time: String
    ) throws -> Behavior {
        Behavior(
            userID: user,
            kind: kind,
            productID: product,
            timestamp: try #require(Timestamp(time))
        )
    }
}

extension Studio {
    /// A studio that writes with a generator, and the log of its events.
    static func logged(
        _ desk: Desk,
        generator: some TextGenerator = ScriptedGenerator(answers: [TestShop.sentence])
    ) -> (Studio, EventLog) {
        let log = EventLog()
        let studio = Studio(
            desk: desk,
            openGenerator: { generator },
            onEvent: { log.append($0) }
        )
        return (studio, log)
    }
}
