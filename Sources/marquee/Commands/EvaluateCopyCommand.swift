import ArgumentParser
import Copywriting
import Foundation
import Studio
import Training
import Transformer

/// Measures the copy that the program writes.
struct EvaluateCopyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "copy",
        abstract:
            "What is wrong and what is right with the copy that is written for held-out briefs.",
        discussion: """
            The briefs are made from the texts of a corpus whose products were never trained on, with names, prices and \
            dates of their own. Texts are written by the bare model, with the adapter, and as `suggest` writes them, and \
            each is held to the same checks. With --records, every text goes to a file with the records behind it, for \
            Benchmarks/judge-copy.py, which judges without this program's code.

            For example: marquee evaluate copy --corpus Corpus --briefs 1000 --records trials.jsonl
            """
    )

    @Option(help: ArgumentHelp("The folder with names.json and texts/.", valueName: "dir"))
    var corpus: String
    @Option(help: ArgumentHelp("How many briefs, spread over all texts held out.", valueName: "n"))
    var briefs = 1_000
    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Which ways of writing: bare, adapter, full.", valueName: "name")
    )
    var setups: [CopySetup] = CopySetup.allCases
    @Option(
        help: ArgumentHelp("Only briefs for this channel.", valueName: "name")
    )
    var channel: String?
    @Option(
        help: ArgumentHelp(
            "Briefs a channel for which 8 texts are written, to see how they differ.",
            valueName: "n"
        )
    )
    var diversityBriefs = 10
    @Option(help: ArgumentHelp("The same seed writes the same again.", valueName: "n"))
    var seed: UInt64 = 1
    @Option(help: ArgumentHelp("0 takes the likeliest word each time; up to 2.", valueName: "t"))
    var temperature: Double?
    @Option(help: ArgumentHelp("A file for every text, with its records.", valueName: "file"))
    var records: String?
    @OptionGroup
    var engine: EngineOptions
    @OptionGroup
    var output: OutputOptions

    /// How many texts are written for a brief to see how they differ.
    private static let candidates = 8

    func validate() throws {
        guard (1...100_000).contains(briefs) else {
            throw ValidationError("--briefs must lie between 1 and 100000.")
        }
        if let temperature, !(0...2).contains(temperature) {
            throw ValidationError("--temperature must lie between 0 and 2.")
        }
        guard diversityBriefs >= 0 else {
            throw ValidationError("--diversity-briefs must be 0 or more.")
        }
        if let channel, !Channels.all.contains(where: { $0.name == channel }) {
            throw ValidationError("--channel \(channel): there is no such channel.")
        }
    }

    func run() throws {
        try Failure.reported {
            let examples = try examples()
            let pairs = try Pairs(of: examples)
            defer { pairs.remove() }
            let sink = try records.map { try TrialFile(at: $0) }
            var report = CopyReport(briefs: examples.count, seed: seed)
            let choice = EngineChoice(forCopy: engine)
            if !choice.hasAdapter, setups.contains(where: \.hasAdapter) {
                let ways = setups.filter(\.hasAdapter).map(\.rawValue)
                Output.error(
                    "note: without an adapter, \(ways.joined(separator: " and "))"
                        + " \(ways.count > 1 ? "are" : "is") written by the model's own weights\n"
                )
            }
            for setup in setups {
                let engine = try setup.hasAdapter ? choice.open() : choice.open(adapter: nil)
                if setup.hasAdapter { report.adapter = engine.identity.adapter?.name }
                let evaluation = CopyEvaluation(
                    setup: setup,
                    generator: engine,
                    seed: seed,
                    temperature: temperature
                )
                var done = 0
                let scores = try evaluation.run(
                    examples,
                    diversityBriefs: diversityBriefs,
                    candidates: Self.candidates
                ) { trial in
                    done += 1
                    try sink?.write(trial)
                    tell("\(setup.rawValue): \(done) of \(examples.count) texts")
                }
                tell("\(setup.rawValue): perplexity")
                report.add(setup, scores, try pairs.perplexity(under: engine, setup))
            }
            tell(nil)
            if output.json { return try Output.json(report) }
            try Output.write(report.text)
        }
    }

    /// Held-out texts, filled as often as it takes, in an order that mixes products and channels.
    private func examples() throws -> [CorpusExample] {
        let files = try CorpusFile.read(folder: corpus + "/texts")
        let names = try CorpusNames.read(corpus + "/names.json")
        var found: [CorpusExample] = []
        var filling = CorpusFilling(names.evaluation, seed: seed)
        while found.count < briefs {
            let more = try filling.examples(of: files, copies: 1, heldOut: true)
                .filter { channel == nil || $0.channel.name == channel }
            guard !more.isEmpty else { break }
            var random = Xoshiro256(seed: seed &+ UInt64(found.count))
            found += more.shuffled(using: &random)
        }
        return Array(found.prefix(briefs))
    }

    private func tell(_ text: String?) {
        guard !output.json, Output.isErrorTerminal else { return }
        Output.error("\r\(text ?? "")\u{1B}[K")
    }
}

extension CopySetup: ExpressibleByArgument {}

/// The corpus's answers in each set-up's own layout, to be measured by perplexity.
private struct Pairs {
    private let folder: URL

    init(of examples: [CorpusExample]) throws {
        folder = FileManager.default.temporaryDirectory
            .appending(path: "marquee-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for setup in CopySetup.allCases {
            let lines = examples.map { $0.pairLine(setup.layout) + "\n" }.joined()
            try Data(lines.utf8).write(to: path(setup))
        }
    }

    private func path(_ setup: CopySetup) -> URL {
        folder.appending(path: "\(setup.rawValue).jsonl")
    }

    func perplexity(
        under engine: Engine,
        _ setup: CopySetup
    ) throws -> PerplexityEvaluation.Result {
        var reader = DocumentReader(tokenizer: engine.model.tokenizer, plainText: .stream)
        try reader.read(path(setup).path)
        return try PerplexityEvaluation(engine: engine, window: 1_024, stride: 512)
            .measure(reader.documents) { _, _ in }
    }

    func remove() { try? FileManager.default.removeItem(at: folder) }
}

/// A file of trials, a line each.
private struct TrialFile {
    private let handle: FileHandle
    private let encoder = JSONEncoder()

    init(at path: String) throws {
        try Data().write(to: URL(filePath: path))
        handle = try FileHandle(forWritingTo: URL(filePath: path))
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    }

    func write(_ trial: CopyEvaluation.Trial) throws {
        try handle.write(contentsOf: try encoder.encode(CopyTrialRecord(trial)) + Data("\n".utf8))
    }
}
