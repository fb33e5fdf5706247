import Copywriting
import Testing

@Suite("No bundles are made up")
struct BundleCheckTests {
    @Test(
        "two products are no bundle and have no name together, what one has is its own",
        arguments: [
            ("Your Oak Tray comes with the Cedar Electric Kettle.", 1),
            ("The Cedar Electric Kettle, included with your Oak Tray.", 1),
            ("The Cedar Electric Kettle includes an Oak Tray.", 1),
            ("The Cedar Electric Kettle goes well with your Oak Tray.", 0),
            ("You have the Oak Tray. It comes with a Cedar Electric Kettle.", 0),
            ("The Cedar Electric Kettle comes with two lids.", 0),
            ("The Oak Tray Electric Kettle is here.", 1),
            ("The Oak Tray, Cedar Electric Kettle and more.", 0),
        ]
    )
    func bundles(text: String, count: Int) throws {
        var context = try TestShop.kettle().context()
        context.sheet.facts.append(
            Fact(name: "bought", value: "Oak Tray", forms: ["Oak Tray"], record: "behaviors")
        )
        let findings = BundleCheck().findings(in: text, context: context)
        #expect(findings.count == count)
        #expect(findings.allSatisfy { $0.level == .block })
    }
}
