import Copywriting
import Testing

@Suite("Facts keep their roles")
struct RolesCheckTests {
    @Test(
        "right roles",
        arguments: [
            "$39.20 instead of $49.00", "was $49.00, now $39.20", "Save $9.80", "$9.80 off",
            "until May 7",
            "from May 1 until May 7", "starts on May 1, ends on May 7", "The kettle costs $39.20.",
            "$49.00 again after May 7", "Now $39.20. After May 7 it is $49.00",
            "$39.20 now, $49.00 after May 7", "20% off from May 1",
            "After that it costs $49.00", "Until May 7 it is $39.20, then $49.00",
            "Until May 7 you pay $39.20 instead of $49.00", "before May 7", "Get 20% off",
            "from now to May 7", "in the days before May 1",
        ]
    )
    func right(text: String) throws {
        #expect(try TestShop.kettle().blocked(by: RolesCheck(), in: text) == [])
    }

    @Test(
        "wrong roles",
        arguments: [
            ("$49.00 instead of $39.20", ["$39.20"]),
            ("was $39.20, now $49.00", ["$39.20", "$49.00"]),
            ("It ends on May 7. After that it costs $39.20.", ["$39.20"]),
            ("Until then it is $49.00.", ["$49.00"]), ("Until May 7 you pay $49.00.", ["$49.00"]),
            ("Save $39.20", ["$39.20"]), ("$49.00 off", ["$49.00"]),
            ("a $39.20 discount", ["$39.20"]),
            ("Now $39.20 after May 7.", ["$39.20 after May 7"]),
            ("20% off after May 7", ["20% off after May 7"]), ("until May 1", ["May 1"]),
            ("from now to May 1", ["May 1"]),
            ("before May 1", ["May 1"]), ("starting May 7", ["May 7"]),
            ("$39.20 instead of May 7", ["May 7"]),
        ]
    )
    func wrong(text: String, blocked: [String]) throws {
        #expect(try TestShop.kettle().blocked(by: RolesCheck(), in: text) == blocked)
    }

    @Test("the price before without the sale price is warned of")
    func onlyOld() throws {
        let context = try TestShop.kettle().context()
        let findings = RolesCheck().findings(in: "The kettle costs $49.00.", context: context)
        #expect(findings.map(\.level) == [.warn])
    }

    @Test("the whole time of the campaign is no last day")
    func wholeTime() throws {
        let shop = try TestShop.kettle()
        #expect(try shop.blocked(by: RolesCheck(), in: "Order until May 1-7.") == ["May 1-7"])
        #expect(try shop.blocked(by: RolesCheck(), in: "It runs May 1-7.").isEmpty)
    }
}
