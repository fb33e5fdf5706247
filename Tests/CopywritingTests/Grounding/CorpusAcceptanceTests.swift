import Copywriting
import Foundation
import Testing

@Suite("What people wrote can be written")
struct CorpusAcceptanceTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Corpus")

    @Test("nearly all texts of the corpus, filled, are allowed to the end")
    func corpus() throws {
        let names = try CorpusNames.read(Self.folder.appending(path: "names.json").path)
        let files = try CorpusFile.read(folder: Self.folder.appending(path: "texts").path)
        var filling = CorpusFilling(names.training, seed: 5)
        let examples = try filling.examples(of: files, copies: 1, heldOut: false)
        var refused: [String] = []
        for example in examples {
            let grounding = Grounding(
                records: example.records,
                sheet: example.sheet,
                channel: example.channel
            )
            let (written, mayEnd) = GroundedTextTests.written(example.answer, in: grounding)
            if written != example.answer || !mayEnd {
                refused.append(
                    "\(example.channel.name): \(written)⟨\(example.answer.dropFirst(written.count))⟩"
                )
            }
        }
        #expect(refused.count * 100 <= examples.count * 6, "\(refused.joined(separator: "\n"))")
    }
}
