import Copywriting
import Testing

@Suite("What the customer did")
struct BehaviorCheckTests {
    private func findings(_ text: String, _ deeds: [(String, String)]) throws -> [Finding] {
        var context = try TestShop.kettle().context()
        context.sheet.facts += deeds.map { kind, title in
            Fact(name: kind, value: title, forms: [title], record: "behaviors")
        }
        return BehaviorCheck().findings(in: text, context: context)
    }

    @Test(
        "nobody bought what they looked at, nor looked at what no record has",
        arguments: [
            ("The Cedar Electric Kettle you bought is 20% off.", "viewed", 1),
            ("The Cedar Electric Kettle you bought is 20% off.", "bought", 0),
            ("You have had the Cedar Electric Kettle for some time.", "viewed", 1),
            ("The Cedar Electric Kettle you viewed is $39.20.", "viewed", 0),
            ("You looked at the Cedar Electric Kettle.", "in_cart", 0),
            ("Your Cedar Electric Kettle is still in your cart.", "viewed", 1),
            ("Your Cedar Electric Kettle is still in your cart.", "in_cart", 0),
            ("Have you seen the Cedar Electric Kettle?", "viewed", 0),
        ]
    )
    func deeds(text: String, kind: String, count: Int) throws {
        let found = try findings(text, [(kind, "Cedar Electric Kettle")])
        #expect(found.count == count)
        #expect(found.allSatisfy { $0.level == .block })
    }

    @Test("a text for everyone knows no deeds")
    func everyone() throws {
        #expect(try findings("The Cedar Electric Kettle you viewed is here.", []).count == 1)
        #expect(try findings("Have a look at the Cedar Electric Kettle.", []).isEmpty)
    }

    @Test(
        "what was bought before is not on offer",
        arguments: [
            ("Your Oak Tray is still part of our Spring Refresh.", 1),
            ("The Oak Tray is 20% off.", 1),
            ("For your Oak Tray: the Cedar Electric Kettle, 20% off.", 0),
            ("With your Oak Tray the Cedar Electric Kettle costs $39.20.", 0),
            ("You bought the Oak Tray. The Cedar Electric Kettle is 20% off.", 0),
        ]
    )
    func offers(text: String, count: Int) throws {
        #expect(try findings(text, [("bought", "Oak Tray")]).count == count)
    }
}
