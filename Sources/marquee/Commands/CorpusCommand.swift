import ArgumentParser
import Copywriting
import Foundation
import Studio

/// Makes files to train on from the corpus.
struct CorpusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "corpus",
        abstract: "Make pairs to train an adapter on from a corpus of copy.",
        discussion: """
            Each text of the corpus is filled with names, prices and dates, and laid out as prompts are. Products held \
            out are left out of train.jsonl and make valid.jsonl.

            For example: marquee corpus Corpus --output pairs --copies 4
            then: marquee train pairs/train.jsonl --validation pairs/valid.jsonl --output voice
            """
    )

    @Argument(help: ArgumentHelp("The folder with names.json and texts/.", valueName: "dir"))
    var folder: String
    @Option(help: ArgumentHelp("Where train.jsonl and valid.jsonl go.", valueName: "dir"))
    var output: String
    @Option(help: ArgumentHelp("How often each text is filled.", valueName: "n"))
    var copies = 4
    @Option(help: ArgumentHelp("The same seed fills the same.", valueName: "n"))
    var seed: UInt64 = 1
    @Option(
        help: ArgumentHelp(
            "How the facts are laid out: " + PromptLayouts.all.map(\.name).joined(separator: ", ")
                + ".",
            valueName: "name"
        )
    )
    var layout = CompactLayout.layoutName

    func validate() throws {
        guard (1...64).contains(copies) else {
            throw ValidationError("--copies must lie between 1 and 64.")
        }
    }

    func run() throws {
        try Failure.reported {
            let layout = try PromptLayouts.named(layout)
            let files = try CorpusFile.read(folder: folder + "/texts")
            let names = try CorpusNames.read(folder + "/names.json")
            var training = CorpusFilling(names.training, seed: seed)
            var validation = CorpusFilling(names.evaluation, seed: seed)
            try FileManager.default.createDirectory(
                atPath: output,
                withIntermediateDirectories: true
            )
            for (name, examples) in [
                ("train", try training.examples(of: files, copies: copies, heldOut: false)),
                ("valid", try validation.examples(of: files, copies: 1, heldOut: true)),
            ] {
                let path = "\(output)/\(name).jsonl"
                let lines = examples.map { $0.pairLine(layout) + "\n" }.joined()
                try Data(lines.utf8).write(to: URL(filePath: path), options: .atomic)
                try Output.write("\(path): \(examples.count) pairs\n")
            }
        }
    }
}
