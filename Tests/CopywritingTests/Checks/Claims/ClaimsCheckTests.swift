import Copywriting
import Shop
import Testing

@Suite("Claims")
struct ClaimsCheckTests {
    private func blocked(
        _ text: String,
        about: String? = nil,
        terms: String? = nil
    ) throws -> [String] {
        var shop = try TestShop.kettle()
        if let about { shop.product?.description = about }
        if let terms { shop.campaign.terms = terms }
        return try shop.blocked(by: ClaimsCheck(), in: text)
    }

    @Test(
        "what no record supports is blocked",
        arguments: [
            ("The best kettle in town.", "best"), ("Free shipping for you.", "Free"),
            ("Guaranteed to please.", "Guaranteed"), ("It is waterproof.", "waterproof"),
            ("A handmade kettle.", "handmade"), ("Good for your health.", "health"),
            ("Only a few left!", "Only a few"), ("An award-winning kettle.", "award-winning"),
            ("Sustainably made.", "Sustainably"), ("Made of stainless steel.", "stainless"),
            ("Cast iron all over.", "Cast iron"), ("With next-day delivery.", "next-day"),
            ("Exclusively for you.", "Exclusively"), ("Customers love it.", "Customers love"),
            ("Dishwasher safe.", "Dishwasher"),
            ("A once-in-a-lifetime kettle.", "once-in-a-lifetime"),
            ("A water\nresistant kettle.", "water\nresistant"), ("Eco-friendly.", "Eco-friendly"),
            ("Everyone's favorite.", "Everyone's favorite"), ("It is risk free.", "risk free"),
            ("Fairtrade tea.", "Fairtrade"), ("A money-back promise.", "money-back"),
        ]
    )
    func unsupported(text: String, claim: String) throws {
        #expect(try blocked(text).first == claim)
    }

    @Test(
        "what a record says may be said, in its words or in words of their stem",
        arguments: [
            ("A walnut handle.", "Gooseneck kettle with a walnut handle."),
            ("It is waterproof.", "Waterproof to 10,000 mm."),
            ("Handmade for you.", "Handmade in small runs."),
            ("You can put it in the dishwasher.", "Dishwasher-safe."),
            ("Washable cover.", "With a washable cover."),
            ("Insulated steel.", "Steel, insulated."),
        ]
    )
    func supported(text: String, about: String) throws {
        #expect(try blocked(text, about: about).isEmpty)
    }

    @Test("what the customer bought says nothing of the product")
    func ofAnother() throws {
        var context = try TestShop.kettle().context()
        context.sheet.facts.append(
            Fact(name: "bought", value: "Wool Socks", forms: ["Wool Socks"], record: "behaviors")
        )
        let findings = ClaimsCheck().findings(
            in: "With your Wool Socks: a kettle in wool.",
            context: context
        )
        #expect(findings.map(\.span) == [34..<38])
    }

    @Test("a phrase of the list blocks by its longest form, and each group says why")
    func groups() throws {
        for group in ClaimGroups.all {
            #expect(!group.kind.isEmpty && !group.phrases.isEmpty)
            #expect(Set(group.phrases).count == group.phrases.count)
        }
        let text = "Almost sold out."
        let findings = ClaimsCheck().findings(in: text, context: try TestShop.kettle().context())
        #expect(findings.map(\.span) == [0..<15])
    }

    @Test("the campaign's terms support a service")
    func terms() throws {
        #expect(try blocked("Free shipping for you.", terms: "Free shipping over $30.").isEmpty)
    }

    @Test(
        "words that claim nothing there pass",
        arguments: [
            "Feel free to look around.", "For your free evening.", "Drink a glass of water.",
            "Best regards", "At best it rains.", "It may be reviewed by you.", "Toast pine nuts.",
            "It asks for nothing but water.", "On the same day.", "A sugar-free day.",
        ]
    )
    func harmless(text: String) throws {
        #expect(try blocked(text).isEmpty)
    }

    @Test("a title that holds the word lends it to the text, inside the title only")
    func inTitle() throws {
        var shop = try TestShop.kettle()
        shop.product?.title = "Best Day Kettle"
        #expect(try shop.blocked(by: ClaimsCheck(), in: "The Best Day Kettle is here.").isEmpty)
    }

    @Test("puffery is a warning")
    func puffery() throws {
        let findings = ClaimsCheck().findings(
            in: "An amazing kettle.",
            context: try TestShop.kettle().context()
        )
        #expect(findings.map(\.level) == [.warn])
    }
}

@Suite("Offers, urgency, coverage")
struct OfferCheckTests {
    @Test("a lower price is promised only where there is a discount")
    func offer() throws {
        var shop = try TestShop.kettle()
        #expect(try shop.blocked(by: OfferCheck(), in: "Save now, it is on sale.").isEmpty)
        shop.campaign.discount = .none
        #expect(
            try shop.blocked(by: OfferCheck(), in: "Save now, it is on sale.").sorted() == [
                "Save", "on sale",
            ]
        )
        #expect(try shop.blocked(by: OfferCheck(), in: "It keeps water hot.").isEmpty)
        #expect(try shop.blocked(by: OfferCheck(), in: "There is no discount.").isEmpty)
        #expect(
            try shop.blocked(by: OfferCheck(), in: "Half of it off your order.")
                == ["off your order"]
        )
        shop.campaign.title = "Summer Deals"
        #expect(try shop.blocked(by: OfferCheck(), in: "Our Summer Deals are here.").isEmpty)
    }

    @Test(
        "urgency has to be true on the day",
        arguments: [
            ("2024-05-07", "Ends today!", []), ("2024-05-06", "Ends today!", ["Ends today"]),
            ("2024-05-06", "It ends tomorrow.", []), ("2024-05-03", "Last chance.", []),
            ("2024-04-20", "Last chance.", ["Last chance"]), ("2024-05-03", "Take your time.", []),
            ("2024-05-03", "It ends soon.", []), ("2024-04-20", "It ends soon.", ["ends soon"]),
            ("2024-05-09", "It ends soon.", ["ends soon"]),
            ("2024-04-20", "For a limited time.", []),
        ]
    )
    func urgency(asOf: String, text: String, blocked: [String]) throws {
        var shop = try TestShop.kettle()
        shop.settings.asOfDate = Day(asOf)
        #expect(try shop.blocked(by: UrgencyCheck(), in: text) == blocked)
    }

    @Test("urgency without a date on the sheet is none")
    func urgencyWithoutEnd() throws {
        var context = try TestShop.kettle().context()
        context.campaignEnd = nil
        #expect(UrgencyCheck().findings(in: "Last chance!", context: context).count == 1)
        #expect(UrgencyCheck().findings(in: "A chance to last.", context: context).isEmpty)
    }

    @Test("copy is to name the product and the offer where there is room")
    func coverage() throws {
        let shop = try TestShop.kettle()
        func missing(_ text: String, _ channel: String = "push") throws -> Int {
            let findings = CoverageCheck().findings(in: text, context: try shop.context(channel))
            #expect(findings.allSatisfy { $0.level == .warn })
            return findings.count
        }
        #expect(try missing("The Cedar Electric Kettle is 20% off.") == 0)
        #expect(try missing("The Cedar Electric Kettle for $39.20.") == 0)
        #expect(try missing("The Cedar Electric Kettle.") == 1)
        #expect(try missing("Hello there.") == 2)
        // A subject of 45 characters has no room for a name of 21.
        let long = String(repeating: "kettle ", count: 6) + "20%"
        #expect(try missing(long, "email-subject") == 0)
    }
}
