import Console
import Copywriting
import Shop
import Studio
import Terminal
import Testing

@Suite("What the session says")
struct SessionTests {
    @Test(
        "distances in days are told in the unit that tells them well",
        arguments: [
            (0, "today"), (1, "yesterday"), (-1, "tomorrow"), (2, "2 days ago"), (-5, "in 5 days"),
            (59, "59 days ago"), (60, "2 months ago"), (400, "13 months ago"), (730, "2 years ago"),
            (-800, "in 2 years"),
        ]
    )
    func distances(days: Int, words: String) {
        #expect(Session.distance(days: days) == words)
    }

    @Test("the next step names what is still missing")
    func nextStep() {
        var session = Session(size: Size(width: 80, height: 24), screen: "users")
        #expect(session.nextStep.contains("campaign"))
        session.brief.campaign = TestShop.allCampaigns[0]
        #expect(session.nextStep.contains("product"))
        session.brief.toggle(TestShop.allProducts[0])
        #expect(session.nextStep == "Next: write (4).")
    }

    @Test("amounts and counts are written as the workspace is set")
    func amounts() {
        var session = Session(size: Size(width: 80, height: 24), screen: "users")
        session.overview = TestShop.typical.overview
        #expect(session.text(1_234_567) == "1,234,567")
        #expect(session.text(Amount(units: 20)) == "$20.00")
        session.overview?.locale = "de-DE"
        #expect(session.text(1_234_567) == "1.234.567")
    }

    @Test("a brief needs a campaign and keeps its products in the order of picking")
    func brief() {
        var brief = BriefSelection()
        brief.toggle(TestShop.allProducts[2])
        brief.toggle(TestShop.allProducts[0])
        #expect(brief.brief == nil)
        brief.campaign = TestShop.allCampaigns[0]
        #expect(brief.brief?.productIDs == ["product_3", "product_1"])
        #expect(brief.brief?.audience == .everyone)
        let isIn = brief.toggle(TestShop.allProducts[2])
        #expect(!isIn)
        #expect(brief.brief?.productIDs == ["product_1"])
    }
}
