import Copywriting
import Shop
import Testing
import Transformer

@Suite("The fact sheet")
struct FactSheetTests {
    @Test("the example of the input gives its facts, the sale price exactly")
    func article() throws {
        let sheet = try TestShop.article().sheet()
        let facts = sheet.facts.map { "\($0.name)=\($0.value)" }
        #expect(
            facts == [
                "campaign=New Year Sale", "discount=10% off", "starts=January 1", "ends=January 7",
                "dates=January 1-7", "product=Apple iPhone 12", "category=Electronics",
                "price=799.99",
                "sale_price=719.99", "saving=80.00", "viewed=Apple iPhone 12", "likes=Electronics",
                "customer=new here",
            ]
        )
        #expect(
            sheet.facts.first { $0.name == "sale_price" }?.record
                == "product product_1, campaign campaign_1"
        )
        #expect(sheet.facts.allSatisfy { !$0.forms.isEmpty })
    }

    @Test("nothing of the person reaches the sheet")
    func noPersonalData() throws {
        var shop = try TestShop.article()
        shop.behaviors = shop.behaviors.map {
            var behavior = $0
            behavior.userID = "ada@lovelace.example"
            return behavior
        }
        shop.people = [
            PersonalData(
                userID: "ada@lovelace.example",
                firstName: "Ada",
                email: "ada@lovelace.example",
                phone: "+44 20 7946 0958"
            )
        ]
        let records = try shop.records()
        let sheet = FactSheet(records: records)
        for layout in PromptLayouts.all {
            let input = PromptInput(records: records, sheet: sheet, channel: StrategyChannel())
            let texts = layout.prompt(for: input).segments.map { segment -> String in
                switch segment {
                case .text(let text): return text
                case .control(let name): return name
                }
            }
            let all = (texts + sheet.facts.flatMap { [$0.value, $0.record] + $0.forms }).joined(
                separator: "\n"
            )
            for secret in ["ada", "Ada", "lovelace", "7946"] { #expect(!all.contains(secret)) }
        }
    }

    @Test("no sale price outside the campaign, nor when it is over")
    func salePrice() throws {
        var shop = try TestShop.kettle()
        #expect(try shop.sheet().value(of: "sale_price") == "$39.20")
        shop.campaign.productIDs = ["other"]
        #expect(try shop.sheet().value(of: "sale_price") == nil)
        shop.campaign.productIDs = []
        shop.settings.asOfDate = Day("2024-05-08")
        #expect(try shop.sheet().value(of: "sale_price") == nil)
        shop.settings.asOfDate = Day("2024-04-08")
        #expect(try shop.sheet().value(of: "sale_price") == "$39.20")
        shop.campaign.discount = .none
        #expect(try shop.sheet().value(of: "discount") == nil)
    }

    @Test("sale price plus saving is the price, for any price and discount", arguments: 1...60)
    func exact(step: Int) throws {
        var shop = try TestShop.kettle()
        shop.product?.price = Amount(tenThousandths: Int64(step) * 123_400)
        shop.campaign.discount = Discount(basisPoints: step * 125)
        let sheet = try shop.sheet()
        func cents(_ name: String) throws -> Int {
            let digits = try #require(sheet.value(of: name)).filter(\.isNumber)
            return try #require(Int(digits))
        }
        #expect(try cents("sale_price") + cents("saving") == cents("price"))
    }

    @Test("without a product the sheet holds what the campaign covers")
    func coverage() throws {
        var shop = try TestShop.kettle()
        var brief = shop.brief("sms")
        brief.productIDs = []
        shop.campaign.productIDs = ["kettle"]
        let sheet = try FactSheet.make(for: brief, repository: shop.repository)
        #expect(sheet.value(of: "category") == "Kitchen")
        #expect(sheet.value(of: "product") == nil)
    }

    @Test("unknown ids are named, with what was probably meant")
    func unknown() throws {
        let shop = try TestShop.kettle()
        func error(_ change: (inout Brief) -> Void) -> CopyError? {
            var brief = shop.brief()
            change(&brief)
            do {
                _ = try FactSheet.make(for: brief, repository: shop.repository)
                return nil
            } catch { return error as? CopyError }
        }
        #expect(error { $0.campaignID = "sprin" }?.advice == "Did you mean `spring`?")
        #expect(error { $0.productIDs = ["ketle"] }?.subject == "product ketle")
        #expect(error { $0.productIDs = ["ketle"] }?.advice == "Did you mean `kettle`?")
        #expect(error { $0.audience = .user("nobody") }?.code == .unknown)
    }
}
