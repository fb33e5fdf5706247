import Copywriting
import Shop
import Testing
import Transformer

@Suite("What a strategy proposes")
struct StrategyPlanTests {
    private func strategy(_ text: String, channel: String = "strategy") throws -> Suggestion {
        let shop = try TestShop.article()
        let writer = Copywriter(
            generator: ScriptedGenerator(answers: [text]),
            repository: shop.repository
        )
        return try writer.write(shop.brief(channel), settings: CopySettings())[0]
    }

    @Test(
        "channels in the order in which they are named",
        arguments: [
            ("Send an SMS, then an email.", ["sms", "email-subject", "email-body"]),
            ("Channel: push notification; a post on Instagram.", ["push", "social-post"]),
            ("A text message first.", ["sms"]), ("Write a text.", []),
            ("Post on X, not x times.", ["social-post"]),
            ("Say nothing.", []),
        ]
    )
    func channels(text: String, channels: [String]) throws {
        #expect(StrategyPlan.proposedBriefs(from: try strategy(text)).map(\.channel) == channels)
    }

    @Test("campaign, audience and the named product are the strategy's")
    func brief() throws {
        let strategy = try strategy("Offer the iPhone 12 by SMS.")
        let brief = try #require(StrategyPlan.proposedBriefs(from: strategy).first)
        #expect(brief.campaignID == "campaign_1")
        #expect(brief.audience == .user("user_1"))
        #expect(brief.productIDs == ["product_1"])
        #expect(brief.strategyID == strategy.id)
    }

    @Test("copy proposes nothing")
    func copy() throws {
        #expect(
            StrategyPlan.proposedBriefs(from: try strategy("An email.", channel: "sms")).isEmpty
        )
    }
}
