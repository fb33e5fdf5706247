import Copywriting
import Shop
import Testing

@Suite("Dates are traced")
struct DatesCheckTests {
    @Test(
        "the campaign's days pass in every form, and words that only look like dates",
        arguments: [
            "until May 7", "ends Tuesday, May 7", "from the 1st of May", "May 1-7", "7 May 2024",
            "You may march in. Shop today!", "Sun-dried, satisfying, second to none",
            "Mayor's choice", "this may be the one", "on the last day",
        ]
    )
    func traced(text: String) throws {
        #expect(try TestShop.kettle().blocked(by: DatesCheck(), in: text) == [])
    }

    @Test(
        "other days are blocked",
        arguments: [
            ("ends in february, on a friday", ["february", "friday"]),
            ("until the end of the month", ["end of the month"]),
            ("tonight only", ["tonight only"]),
            ("until June 7", ["June"]), ("this May", ["May"]), ("in March", ["March"]),
            ("ends on Friday", ["Friday"]),
            ("Fridays only", ["Fridays"]), ("a Christmas gift", ["Christmas"]),
            ("on Mother’s Day", ["Mother’s Day"]),
            ("ends tomorrow", ["tomorrow"]), ("today only", ["today only"]),
            ("ends today", ["ends today"]),
            ("this weekend", ["this weekend"]), ("until\nmidnight", ["until\nmidnight"]),
            ("in the last week of the month", ["last week"]),
            ("until midnight", ["until midnight"]),
            ("Black Friday", ["Friday"]), ("New Year's Eve", ["New Year's Eve"]),
        ]
    )
    func untraced(text: String, blocked: [String]) throws {
        #expect(try TestShop.kettle().blocked(by: DatesCheck(), in: text) == blocked)
    }

    @Test("a plan may name the last week, and a title may begin like a date")
    func plans() throws {
        var shop = try TestShop.kettle()
        let text = "When: in the last week of Spring Refresh."
        #expect(try shop.blocked(by: DatesCheck(), in: text, channel: "strategy") == [])
        #expect(try shop.blocked(by: DatesCheck(), in: text, channel: "sms") == ["last week"])
        shop.campaign.title = "Weekend Offer"
        #expect(try shop.blocked(by: DatesCheck(), in: "With this Weekend Offer") == [])
        #expect(try shop.blocked(by: DatesCheck(), in: "This weekend!") == ["This weekend"])
    }

    @Test("a feast in the campaign's title is the campaign")
    func feastInTitle() throws {
        var shop = try TestShop.kettle()
        shop.campaign.title = "Black Friday Week"
        #expect(
            try shop.blocked(by: DatesCheck(), in: "Our Black Friday Week, our Black Friday") == []
        )
        #expect(try shop.blocked(by: DatesCheck(), in: "Cyber Monday") == ["Monday"])
    }
}
