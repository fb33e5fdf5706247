import Copywriting
import Foundation
import Shop
import Testing

/// What a real model wrote, read by a person: the checks have to agree.
@Suite("Texts of the real model")
struct ModelTextsTests {
    struct Collection: Decodable {
        var shops: [ShopRecord]
        var texts: [Written]
    }

    struct ShopRecord: Decodable {
        var locale: String
        var asOf: String
        var campaign: String
        var discount: Int
        var starts: String
        var ends: String
        var shop: String?
        var currency: String?
        var code: String?
        var behavior: String?
        var product: String?
        var brand: String?
        var category: String?
        var description: String?
        var price: String?
    }

    struct Written: Decodable {
        var shop: Int
        var channel: String
        var text: String
        var blockedBy: [String]
    }

    private func collection() throws -> Collection {
        let file = try #require(
            Bundle.module.url(
                forResource: "model-texts",
                withExtension: "json",
                subdirectory: "Fixtures"
            )
        )
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(Collection.self, from: Data(contentsOf: file))
    }

    private func shop(_ record: ShopRecord) throws -> TestShop {
        let asOf = try #require(Day(record.asOf))
        var shop = TestShop(
            settings: WorkspaceSettings(
                shopName: record.shop,
                currency: record.currency,
                locale: record.locale,
                asOfDate: asOf
            ),
            product: nil,
            campaign: Campaign(
                campaignID: "c",
                title: record.campaign,
                startDate: try #require(Day(record.starts)),
                endDate: try #require(Day(record.ends)),
                discount: Discount(basisPoints: record.discount),
                code: record.code
            )
        )
        if let title = record.product {
            shop.product = Product(
                productID: "p",
                title: title,
                category: record.category ?? "",
                price: try Amount(decimal: record.price ?? "0"),
                description: record.description,
                brand: record.brand
            )
        }
        if let kind = record.behavior {
            shop.behaviors = [
                Behavior(
                    userID: "user_1",
                    kind: BehaviorKind(rawValue: kind),
                    productID: "p",
                    timestamp: Timestamp(day: asOf, hour: 10)
                )
            ]
        }
        return shop
    }

    @Test("what a reader found wrong is blocked, by the right check; what is right passes")
    func agree() throws {
        let collection = try collection()
        let shops = try collection.shops.map(shop)
        var blocked = 0
        for written in collection.texts {
            let context = try shops[written.shop].context(written.channel)
            let findings = Checks.findings(in: written.text, context: context)
            let checks = Set(findings.filter { $0.level == .block }.map(\.check))
            #expect(checks == Set(written.blockedBy), "\(written.text)")
            blocked += checks.isEmpty ? 0 : 1
        }
        #expect(collection.texts.count == 128)
        #expect(blocked == 31)
    }
}
