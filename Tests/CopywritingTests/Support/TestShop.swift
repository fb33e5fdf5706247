import Copywriting
import Shop
import Testing

/// Small shops that the tests write from.
struct TestShop {
    var settings: WorkspaceSettings
    var product: Product?
    var campaign: Campaign
    var behaviors: [Behavior] = []
    var people: [PersonalData] = []

    /// The example of the input format.
    static func article() throws -> TestShop {
        TestShop(
            settings: WorkspaceSettings(),
            product: Product(
                productID: "product_1",
                title: "Apple iPhone 12",
                category: "Electronics",
                price: try Amount(decimal: "799.99")
            ),
            campaign: Campaign(
                campaignID: "campaign_1",
                title: "New Year Sale",
                startDate: try #require(Day("2021-01-01")),
                endDate: try #require(Day("2021-01-07")),
                discount: Discount(basisPoints: 1_000)
            ),
            behaviors: [
                Behavior(
                    userID: "user_1",
                    kind: .view,
                    productID: "product_1",
                    timestamp: try #require(Timestamp("2021-01-01 10:00:00"))
                )
            ]
        )
    }

    /// A shop with a name, dollars, a code and a description.
    static func kettle() throws -> TestShop {
        TestShop(
            settings: WorkspaceSettings(
                shopName: "Marlow & Finch",
                currency: "USD",
                asOfDate: Day("2024-05-03")
            ),
            product: Product(
                productID: "kettle",
                title: "Cedar Electric Kettle",
                category: "Kitchen",
                price: Amount(units: 49),
                description: "Gooseneck kettle with a walnut handle, a 0.9 litre body and two lids."
            ),
            campaign: Campaign(
                campaignID: "spring",
                title: "Spring Refresh",
                startDate: try #require(Day("2024-05-01")),
                endDate: try #require(Day("2024-05-07")),
                discount: Discount(basisPoints: 2_000),
                code: "SPRING20",
                url: "https://marlow.example/spring",
                terms: "Orders over $30 only."
            )
        )
    }

    var repository: MemoryShopRepository {
        MemoryShopRepository(
            settings: settings,
            products: product.map { [$0] } ?? [],
            campaigns: [campaign],
            behaviors: behaviors,
            people: people
        )
    }

    func brief(_ channel: String = "email-subject", audience: Audience? = nil) -> Brief {
        Brief(
            campaignID: campaign.campaignID,
            audience: audience ?? behaviors.first.map { .user($0.userID) } ?? .everyone,
            productIDs: product.map { [$0.productID] } ?? [],
            channel: channel
        )
    }

    func records(_ channel: String = "email-subject") throws -> BriefRecords {
        try BriefRecords.read(brief(channel), from: repository)
    }

    func sheet() throws -> FactSheet { FactSheet(records: try records()) }

    func context(_ channel: String = "email-body") throws -> CheckContext {
        let records = try records(channel)
        return CheckContext(
            records: records,
            sheet: FactSheet(records: records),
            channel: try Channels.named(channel)
        )
    }

    /// What one check blocks in a text.
    func blocked(
        by check: any Check,
        in text: String,
        channel: String = "email-body"
    ) throws -> [String] {
        let scanned = ScannedText(text)
        return check.findings(in: text, context: try context(channel))
            .filter { $0.level == .block }
            .map { scanned[$0.span] }
    }
}

extension Copywriter {
    /// Writes without listening.
    @discardableResult
    func write(_ brief: Brief, settings: CopySettings) throws -> [Suggestion] {
        try write(brief, settings: settings) { _ in }
    }
}
