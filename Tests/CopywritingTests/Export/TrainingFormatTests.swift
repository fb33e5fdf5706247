import Copywriting
import Foundation
import Shop
import Testing
import Transformer

@Suite("Export for training")
struct TrainingFormatTests {
    private struct Pair: Decodable {
        let prompt: String
        let completion: String
        let channel: String
        let segments: [PromptSegment]?
    }

    private func pairs(_ suggestions: [Suggestion]) throws -> [Pair] {
        try TrainingFormat().encode(suggestions).split(separator: "\n").map {
            try JSONDecoder().decode(Pair.self, from: Data($0.utf8))
        }
    }

    private func written(layout: String? = nil) throws -> (shop: TestShop, [Suggestion]) {
        var shop = try TestShop.kettle()
        shop.behaviors = [
            Behavior(
                userID: "anna@example.com",
                kind: .view,
                productID: "kettle",
                timestamp: try #require(Timestamp("2024-05-01 10:00:00"))
            )
        ]
        let writer = Copywriter(
            generator: ScriptedGenerator(answers: ["The kettle is here.", "A kettle is here."]),
            repository: shop.repository
        )
        let settings = CopySettings(count: 2, layout: layout)
        return (shop, try writer.write(shop.brief("sms"), settings: settings))
    }

    @Test("a pair has the prompt as the model was given it, and the text as it was accepted")
    func exact() throws {
        let (shop, written) = try written()
        var edited = written
        edited[1].text = "My \"kettle\"\nis here."
        // What was written is read from the store again before it is exported.
        let stored = try edited.map {
            try SuggestionArchive.suggestion(from: SuggestionArchive.row(of: $0))
        }
        let pairs = try pairs(stored)
        #expect(pairs.map(\.completion) == ["The kettle is here.", "My \"kettle\"\nis here."])
        for (candidate, pair) in pairs.enumerated() {
            let records = try shop.records("sms")
            let prompt = FactSheetLayout().prompt(
                for: PromptInput(
                    records: records,
                    sheet: FactSheet(records: records),
                    channel: SMSChannel(),
                    candidate: candidate
                )
            )
            #expect(pair.segments == prompt.segments)
            #expect(pair.channel == "sms")
            #expect(pair.prompt.hasSuffix("\n\n" + SMSChannel().instruction))
            #expect(prompt.segments.contains(.text("user\n" + pair.prompt)))
        }
        #expect(pairs[0].segments != pairs[1].segments)
        #expect(!(try TrainingFormat().encode(stored)).contains("anna"))
    }

    @Test("a prompt that quotes a person's behaviors is not kept; the facts stand for it")
    func article() throws {
        let (_, written) = try written(layout: "article")
        #expect(written.allSatisfy { $0.writing.prompt == nil })
        let pair = try #require(try pairs(written).first)
        #expect(pair.segments == nil)
        #expect(pair.prompt.contains("campaign: Spring Refresh\n"))
        #expect(pair.prompt.hasSuffix("\n\n" + SMSChannel().instruction))
        #expect(!pair.prompt.contains("2024-05-01 10:00"))
    }

    @Test(
        "nothing in a line or a paragraph steers a terminal, and no text parts a line or a paragraph"
    )
    func hostile() throws {
        var (_, written) = try written()
        written[0].text = "one\u{1B}[2J\n \n\ntwo\u{9B}0m \u{202E}x"
        let lines = try TrainingFormat().encode(written)
        #expect(lines.split(separator: "\n").count == 2)
        #expect(try pairs(written)[0].completion == written[0].text)
        let text = try TextFormat().encode(written)
        #expect(text == "one [2J\ntwo 0m  x\n\nA kettle is here.\n")
        for output in [lines, text] {
            let refused = output.unicodeScalars.filter { $0 != "\n" && TextSanitizer.isRefused($0) }
            #expect(refused.isEmpty)
        }
        #expect(try TextFormat().encode([]).isEmpty)
        #expect(try TrainingFormat().encode([]).isEmpty)
    }

    @Test("the formats are offered by name")
    func names() throws {
        #expect(try ExportFormats.named("training").fileExtension == "jsonl")
        #expect(try ExportFormats.named("text").fileExtension == "txt")
    }
}
