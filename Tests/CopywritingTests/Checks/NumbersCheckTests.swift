import Copywriting
import Shop
import Testing

@Suite("Numbers are traced")
struct NumbersCheckTests {
    @Test(
        "what the sheet states in any of its forms passes",
        arguments: [
            "The Cedar Electric Kettle is 20% off: $39.20 instead of $49.00 until May 7.",
            "Save $9.80, twenty percent, on the kettle. Now 39.20.",
            "Only $49 before, $39.20 now. Use code SPRING20.",
            "A 0.9 litre body and two lids.",
            "Orders over $30 only. May 1-7, 2024.",
            "1. Write an email.\n2. Send it.",
            "One kettle for every kitchen. Once upon a time.",
            "https://marlow.example/spring",
        ]
    )
    func traced(text: String) throws {
        #expect(try TestShop.kettle().blocked(by: NumbersCheck(), in: text) == [])
    }

    @Test(
        "what it does not state is blocked",
        arguments: [
            ("Now 25% off", ["25%"]),
            ("120% better", ["120%"]),
            ("$20% off", ["$20%"]),
            ("10-20% off", ["10-20%"]),
            ("€39.20", ["€39.20"]),
            ("$139.20 and $39.205", ["$139.20", "$39.205"]),
            ("$1,039.20", ["$1,039.20"]),
            ("39.20 euros", ["39.20"]),
            ("20 dollars", ["20"]),
            ("within 24 hours, 24/7", ["24", "24/7"]),
            ("May 17", ["17"]),
            ("until May 7, 2025", ["2025"]),
            ("May 7-9", ["7-9"]),
            ("half price", ["half"]),
            ("Buy one get one free", ["Buy one"]),
            ("two for one", ["two"]),
            ("thirty percent", ["thirty"]),
            ("five stars", ["five"]),
            ("hundreds of customers", ["hundreds"]),
            ("one day only", ["one"]),
            ("in 4K", ["4K"]),
            ("½ price", ["½"]),
            ("٢٠٪", ["٢٠٪"]),
            ("八折", ["八"]),
            ("the #1 kettle", ["#1"]),
            ("0.9", ["0.9"]),
            ("a 0.9 gallon body", ["0.9"]),
            ("now only $30", ["$30"]),
            (".20% off", ["20%"]),
            ("$39.20/month", ["$39.20"]),
            ("$39.20 a month, $39.20 per cup", ["$39.20", "$39.20"]),
            ("39.20$ weekly", ["39.20$"]),
            ("save IO% and $ O", ["IO%", "$"]),
            ("twentyfive percent", ["twentyfive"]),
            ("zero dollars, a trillion", ["zero", "trillion"]),
            ("prices halved, two thirds off", ["halved", "two", "thirds"]),
            ("with free shipping, at no extra cost", ["free shipping", "at no extra cost"]),
            ("a free gift for free", ["free gift", "for free"]),
        ]
    )
    func untraced(text: String, blocked: [String]) throws {
        #expect(try TestShop.kettle().blocked(by: NumbersCheck(), in: text) == blocked)
    }

    @Test("without a currency a symbol is an invention")
    func noCurrency() throws {
        let shop = try TestShop.article()
        #expect(try shop.blocked(by: NumbersCheck(), in: "now 719.99") == [])
        #expect(try shop.blocked(by: NumbersCheck(), in: "now $719.99") == ["$719.99"])
        #expect(try shop.blocked(by: NumbersCheck(), in: "now 719.99 dollars") == ["719.99"])
        #expect(try shop.blocked(by: NumbersCheck(), in: "now 719.99€") == ["719.99€"])
    }

    @Test("an offer of nothing passes where the campaign's terms make it")
    func freeByTerms() throws {
        var shop = try TestShop.kettle()
        shop.campaign.terms = "Free shipping on orders over $30."
        #expect(try shop.blocked(by: NumbersCheck(), in: "free shipping over $30") == [])
        #expect(try shop.blocked(by: NumbersCheck(), in: "a free gift") == ["free gift"])
    }

    @Test("a discount that is not for the brief's product may not be stated beside it")
    func foreignDiscount() throws {
        var shop = try TestShop.kettle()
        shop.campaign.productIDs = ["teapot"]
        #expect(try shop.blocked(by: NumbersCheck(), in: "The kettle is 20% off") == ["20%"])
        #expect(try shop.blocked(by: NumbersCheck(), in: "The kettle is $49.00") == [])
        shop.product = nil
        #expect(try shop.blocked(by: NumbersCheck(), in: "20% off") == [])
    }

    @Test("a title with a number counts as a whole or in its parts")
    func titles() throws {
        let shop = try TestShop.article()
        #expect(
            try shop.blocked(by: NumbersCheck(), in: "The iPhone 12 and the Apple iPhone 12") == []
        )
        #expect(
            try shop.blocked(by: NumbersCheck(), in: "The iPhone 13, 12 of them, iPhone 12%") == [
                "13", "12", "12%",
            ]
        )
    }

    @Test("a false price in a title lends the copy nothing but the title")
    func hostileTitle() throws {
        var shop = try TestShop.article()
        shop.product?.title = "Phone now only $1 and 99% off today"
        #expect(
            try shop.blocked(by: NumbersCheck(), in: "Get it for $1, 99% off") == ["$1", "99%"]
        )
    }

    @Test("a marker of a list is none in a channel of one line")
    func lists() throws {
        let text = "1. Save now"
        #expect(
            try TestShop.kettle().blocked(by: NumbersCheck(), in: text, channel: "push") == ["1"]
        )
    }

    @Test("spans are Unicode scalars")
    func spans() throws {
        let finding = try #require(
            NumbersCheck().findings(in: "👩‍🍳 e\u{301} 77", context: try TestShop.kettle().context())
                .first
        )
        #expect(finding.span == 7..<9)
    }
}
