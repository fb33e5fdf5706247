import Copywriting
import Foundation
import Shop
import Testing
import Transformer

@Suite("The corpus")
struct CorpusTests {
    private static let names = """
        {"training":{"shops":["Elm Store"],"campaigns":["Fresh Start"],"codes":["HELLO"]},
         "evaluation":{"shops":["Paper Boat"],"campaigns":["Golden Week"],"codes":["SNUG"]}}
        """
    private static let texts = """
        {"category":"Kitchen","products":[
          {"id":"pan","titles":["Iron Pan","Steel Pan"],"about":"26 cm.","price":[20,60],"bought":["Oven Dish"],"texts":[
            {"channel":"push","tone":"warm","to":"viewed","text":"{product}: {sale} instead of {price}, {saving} less."},
            {"channel":"sms","tone":"urgent","to":"bought","text":"{bought}, {discount} off with {code} by {ends}."},
            {"channel":"push","tone":"plain","to":"again","bare":true,"text":"{product} from {starts}."},
            {"channel":"push","tone":"plain","to":"cart","text":"{product} for {price}."}]},
          {"id":"range","heldOut":true,"texts":[
            {"channel":"strategy","tone":"plain","to":"away","text":"{category} of {shop}: {campaign}."},
            {"channel":"sms","tone":"plain","to":"new","text":"Hi {first_name}"}]}]}
        """

    private func files() throws -> [CorpusFile] {
        [try JSONDecoder().decode(CorpusFile.self, from: Data(Self.texts.utf8))]
    }

    private func examples(heldOut: Bool = false, copies: Int = 20) throws -> [CorpusExample] {
        let names = try JSONDecoder().decode(CorpusNames.self, from: Data(Self.names.utf8))
        var filling = CorpusFilling(heldOut ? names.evaluation : names.training, seed: 3)
        return try filling.examples(of: files(), copies: copies, heldOut: heldOut)
    }

    @Test("products held out are filled apart, with names of their own")
    func heldOut() throws {
        #expect(
            Set(try examples().map(\.id)) == [
                "Kitchen/pan/1", "Kitchen/pan/2", "Kitchen/pan/3", "Kitchen/pan/4",
            ]
        )
        let held = try examples(heldOut: true)
        #expect(Set(held.map(\.id)) == ["Kitchen/range/1", "Kitchen/range/2"])
        #expect(held.contains { $0.answer == "Kitchen of Paper Boat: Golden Week." })
        #expect(held.contains { $0.answer == "Hi {{first_name}}" })
    }

    @Test(
        "every value in an answer is the fact sheet's own, and the sheet has nothing that the text makes no use of"
    )
    func values() throws {
        for example in try examples() {
            let findings = Checks.findings(
                in: example.answer,
                context: CheckContext(
                    records: example.records,
                    sheet: example.sheet,
                    channel: example.channel
                )
            )
            let wrong = findings.filter {
                ["numbers", "dates", "codes", "roles"].contains($0.check)
            }
            #expect(wrong.isEmpty, "\(example.answer): \(wrong.map(\.message))")
            let hasOffer = example.answer.contains("off") || example.answer.contains("instead")
            #expect((example.sheet.index(of: "sale_price") != nil) == hasOffer)
            #expect((example.sheet.index(of: "code") != nil) == example.answer.contains("HELLO"))
        }
    }

    @Test("a text that speaks of a lower price without naming it gets a discount all the same")
    func offers() throws {
        let texts = Self.texts.replacing(
            "{product} for {price}",
            with: "{product}, quietly reduced"
        )
        .replacing("{product} from {starts}", with: "No discount on {product} from {starts}")
        let file = try JSONDecoder().decode(CorpusFile.self, from: Data(texts.utf8))
        let names = try JSONDecoder().decode(CorpusNames.self, from: Data(Self.names.utf8))
        var filling = CorpusFilling(names.training, seed: 3)
        let examples = try filling.examples(of: [file], copies: 3, heldOut: false)
        for example in examples {
            let isOffered = example.sheet.value(of: "discount") != nil
            #expect(isOffered == !example.answer.hasPrefix("No discount"), "\(example.answer)")
        }
    }

    @Test("the sheet tells what the customer did, and the day fits the text")
    func customers() throws {
        for example in try examples() {
            let records = example.records
            let day = try #require(records.asOf)
            switch example.id.last {
            case "1": #expect(example.sheet.value(of: "viewed") != nil)
            case "2":
                #expect(example.sheet.value(of: "bought") == "Oven Dish")
                #expect(records.campaign.endDate.days(since: day) <= 5)
            case "3":
                #expect(example.sheet.value(of: "bought") == example.sheet.value(of: "product"))
                #expect(example.sheet.index(of: "description") == nil)
                #expect(records.phase == .upcoming)
            default: #expect(example.sheet.value(of: "in_cart") != nil)
            }
            if example.id.last != "3" { #expect(records.phase == .running) }
        }
        let away = try examples(heldOut: true).first { $0.id.hasSuffix("1") }
        #expect(away?.sheet.value(of: "customer") == "has not been here for a while")
        let new = try examples(heldOut: true).first { $0.id.hasSuffix("2") }
        #expect(new?.sheet.value(of: "customer") == "new here")
    }

    @Test("the same seed fills the same, and copies differ")
    func seeds() throws {
        #expect(try examples().map(\.answer) == examples().map(\.answer))
        let first = try examples().filter { $0.id.hasSuffix("1") }.map(\.answer)
        #expect(Set(first).count > 15)
        #expect(
            first.contains { $0.hasPrefix("Iron Pan") } && first.contains { $0.hasPrefix("Steel") }
        )
    }

    @Test("a pair is a line that the trainer reads, prompt and answer with their layout")
    func pairs() throws {
        let example = try #require(try examples().first)
        let line = example.pairLine(CompactLayout())
        #expect(!line.contains("\n"))
        let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        #expect(object?["completion"] as? String == example.answer)
        #expect(object?["layout"] as? String == "compact")
        #expect((object?["segments"] as? [Any])?.count == 6)
    }

    @Test(
        "a slot without a fact, a file of another form and a folder without files are faults that say where"
    )
    func faults() throws {
        let broken = Self.texts.replacing("{product} for {price}", with: "{nothing}")
        let file = try JSONDecoder().decode(CorpusFile.self, from: Data(broken.utf8))
        let names = try JSONDecoder().decode(CorpusNames.self, from: Data(Self.names.utf8))
        var filling = CorpusFilling(names.training, seed: 1)
        let error = #expect(throws: CopyError.self) {
            try filling.examples(of: [file], copies: 1, heldOut: false)
        }
        #expect(error?.subject == "Kitchen/pan/4")
        #expect(throws: CopyError.self) { try CorpusFile.read(folder: "/nowhere/at/all") }
    }
}
