import Copywriting
import Foundation
import Testing

@Suite("Checks of style")
struct StyleCheckTests {
    private func findings(
        _ check: any Check,
        _ text: String,
        channel: String = "email-body"
    ) throws -> [Finding] {
        check.findings(in: text, context: try TestShop.kettle().context(channel))
    }

    @Test(
        "slips of form, each with its fix",
        arguments: [
            ("The the kettle is here.", "The the", "The"), ("Two  spaces.", "  ", " "),
            ("A space , here.", " ", ""), ("Hello!! There.", "!!", "!"),
            ("It does not end", "d", "d."), ("He said “come in.", "“", ""),
            ("It is here (now.", "(", ""), ("It is here) now.", ")", ""),
            ("She said \"hello.", "\"", ""), ("Look here. it is new.", "it", "It"),
            ("Look here\nit is new.", "it", "It"),
        ]
    )
    func shape(text: String, span: String, fix: String) throws {
        let found = try findings(ShapeCheck(), text)
        #expect(found.count == 1)
        #expect(ScannedText(text)[found[0].span] == span)
        #expect(found[0].fix == fix)
        #expect(found[0].level == .warn)
    }

    @Test("good form passes, and a subject line needs no full stop")
    func goodShape() throws {
        #expect(try findings(ShapeCheck(), "It is here. Is it? Yes! (See \"below\".)").isEmpty)
        #expect(try findings(ShapeCheck(), "That that is, is.").isEmpty)
        #expect(try findings(ShapeCheck(), "Hi there,\n\nyour kettle is here.").isEmpty)
        #expect(try findings(ShapeCheck(), "A 15\" kettle, e.g. this one... or that :)").isEmpty)
        #expect(try findings(ShapeCheck(), "Visit us. marlow.example/spring").isEmpty)
        #expect(try findings(ShapeCheck(), "The kettle for you", channel: "email-subject").isEmpty)
        #expect(try findings(ShapeCheck(), "Now with SPRING20").isEmpty)
    }

    @Test("four words that come again are told, and going round in circles blocks")
    func repetition() throws {
        #expect(try findings(RepetitionCheck(), "It is a kettle. It keeps water hot.").isEmpty)
        let twice = try findings(
            RepetitionCheck(),
            "We like it very much, and we like it very little."
        )
        #expect(twice.map(\.level) == [.warn])
        let round = Array(repeating: "We like this kettle here.", count: 5).joined(separator: " ")
        #expect(try findings(RepetitionCheck(), round).first?.level == .block)
        // A fact may be said twice.
        let name = "The Cedar Electric Kettle is here. See the Cedar Electric Kettle."
        #expect(try findings(RepetitionCheck(), name).isEmpty)
        let itself = "We picked the Cedar Electric Kettle for your Cedar Electric Kettle."
        #expect(try findings(RepetitionCheck(), itself).map(\.span) == [45..<66])
    }

    @Test("a French mark has its space")
    func french() throws {
        var context = try TestShop.kettle().context()
        context.locale = "fr-FR"
        #expect(ShapeCheck().findings(in: "Bonjour !", context: context).isEmpty)
    }

    @Test("sentences that begin alike and words that come again and again are told")
    func monotony() throws {
        let alike = "It is here. It is warm. It is yours."
        let found = try findings(RepetitionCheck(), alike)
        #expect(found.map(\.span) == [24..<29])
        #expect(found.map(\.level) == [.warn])
        #expect(try findings(RepetitionCheck(), "It is here. It is warm.").isEmpty)
        let many = "Good water, warm water, cold water, old water: water."
        #expect(try findings(RepetitionCheck(), many).map(\.span) == [47..<52])
        #expect(try findings(RepetitionCheck(), "Good water, warm water, cold water.").isEmpty)
        // Facts and little words may come as often as they like.
        let facts = String(repeating: "For $39.20 with SPRING20. ", count: 5)
        #expect(try findings(RepetitionCheck(), facts).isEmpty)
    }

    @Test("what is nearly accepted copy is told")
    func nearCopy() throws {
        var context = try TestShop.kettle().context()
        let text = "Pour slowly, breathe out, and let the morning begin with something warm."
        #expect(NearCopyCheck().findings(in: text, context: context).isEmpty)
        context.earlierTexts = [
            "Something else entirely stands here today, friend.", text + " Now.",
        ]
        #expect(NearCopyCheck().findings(in: text, context: context).count == 1)
        context.earlierTexts = [
            "Pour slowly. Everything else in this text is about the garden shed."
        ]
        #expect(NearCopyCheck().findings(in: text, context: context).isEmpty)
    }

    @Test(
        "syllables, and a text that is hard to read",
        arguments: [
            ("kettle", 2), ("make", 1), ("the", 1), ("marketing", 3), ("table", 2), ("rhythm", 1),
            ("beautiful", 3), ("cat", 1),
        ]
    )
    func syllables(word: String, count: Int) {
        #expect(ReadingLevelCheck.syllables(in: word) == count)
    }

    @Test("plain copy is easy to read, officialese is not")
    func readingLevel() throws {
        let plain =
            "Your kettle is here. It has a long neck, so you can pour with care. Take it home and make a cup of tea for all of us, then sit down."
        #expect(try findings(ReadingLevelCheck(), plain).isEmpty)
        let heavy =
            "Notwithstanding the aforementioned considerations regarding temperature stabilisation, "
            + "individuals contemplating the acquisition of sophisticated preparation equipment necessarily "
            + "prioritise ergonomic characteristics, operational reliability and aesthetic sensibilities simultaneously."
        #expect(try findings(ReadingLevelCheck(), heavy).count == 1)
        #expect(try findings(ReadingLevelCheck(), heavy, channel: "strategy").isEmpty)
    }

    @Test("a fix goes into the JSON, and a finding stored without one is read")
    func fixes() throws {
        let encoder = JSONEncoder()
        let finding = Finding(check: "shape", level: .warn, span: 0..<2, message: "m", fix: "x")
        let record = String(decoding: try encoder.encode(CheckRecord(finding)), as: UTF8.self)
        #expect(record.contains(#""fix":"x""#))
        let old = #"{"check":"a","level":"warn","span":[0,2],"message":"m"}"#
        #expect(try JSONDecoder().decode(Finding.self, from: Data(old.utf8)).fix == nil)
        let code = CodesCheck().findings(
            in: "Use code SPRING25.",
            context: try TestShop.kettle().context()
        )
        #expect(code.first?.fix == "SPRING20")
    }

    @Test(
        "what has one right value is given it",
        arguments: [
            ("Get 25% off.", "25%", "20%"), ("until May 1", "May 1", "May 7"),
            ("Save $39.20", "$39.20", "$9.80"), ("was $39.20", "$39.20", "$49.00"),
            ("use code spring20", "spring20", "SPRING20"), ("for $12.00", "$12.00", nil),
        ]
    )
    func values(text: String, span: String, fix: String?) throws {
        let found = Checks.findings(in: text, context: try TestShop.kettle().context())
            .filter { $0.level == .block }
        #expect(ScannedText(text)[try #require(found.first).span] == span)
        #expect(found.first?.fix == fix)
    }
}
