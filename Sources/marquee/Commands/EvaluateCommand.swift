import ArgumentParser
import Foundation
import Studio
import Training
import Transformer

/// Measures how good a model is.
struct EvaluateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate",
        abstract: "Measure how well a model knows a text, and how good the copy is that it writes.",
        subcommands: [EvaluateModel.self, EvaluateCopyCommand.self]
    )

    /// Measures perplexity.
    struct EvaluateModel: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "model",
            abstract:
                "The perplexity of a model on held-out text, with an adapter before and after.",
            discussion: """
                Text is read in windows; each token is scored once, with at most a window before it. Of pairs \
                (.jsonl) the completion is scored, channel by channel.

                For example: marquee evaluate model --text valid_data.txt --adapter voice.gguf
                """
        )

        @Option(
            parsing: .upToNextOption,
            help: ArgumentHelp(
                "Files of text, or of pairs where they end in .jsonl.",
                valueName: "file"
            )
        )
        var text: [String]
        @Option(help: ArgumentHelp("Tokens that are read together.", valueName: "n"))
        var window = 512
        @Option(help: ArgumentHelp("Tokens that a window moves on by.", valueName: "n"))
        var stride = 256
        @OptionGroup
        var engine: EngineOptions
        @OptionGroup
        var output: OutputOptions

        func validate() throws {
            guard !text.isEmpty else { throw ValidationError("--text names no file.") }
            guard window >= 2 else { throw ValidationError("--window must be 2 or more.") }
            guard (1...window).contains(stride) else {
                throw ValidationError("--stride must lie between 1 and --window.")
            }
        }

        func run() throws {
            try Failure.reported {
                let clock = ContinuousClock()
                let start = clock.now
                let library = ModelLibrary()
                let model = try library.open(named: engine.model)
                let adapter = try engine.adapterName.map {
                    try library.openAdapter(named: $0, for: model)
                }
                var reader = DocumentReader(tokenizer: model.tokenizer, plainText: .stream)
                for path in text { try reader.read(path) }
                let before = try measure(reader.documents, with: nil, on: model, "before")
                let after = try adapter.map {
                    try measure(reader.documents, with: $0, on: model, "after")
                }
                let report = PerplexityReport(
                    model: model.identity.name,
                    adapter: adapter?.identity.name,
                    window: window,
                    stride: stride,
                    before: before,
                    after: after,
                    seconds: start.duration(to: clock.now) / .seconds(1)
                )
                if output.json { return try Output.json(report) }
                try Output.write(report.text)
            }
        }

        private func measure(
            _ documents: [TrainingDocument],
            with adapter: Adapter?,
            on model: Transformer.Model,
            _ name: String
        ) throws -> PerplexityEvaluation.Result {
            let isQuiet = output.json || !Output.isErrorTerminal
            let engine = try Engine(
                model: model,
                adapter: adapter,
                threads: engine.threads,
                kernels: engine.kernels
            )
            let evaluation = try PerplexityEvaluation(
                engine: engine,
                window: window,
                stride: stride
            )
            let step = adapter == nil && self.engine.adapterName == nil ? "" : name + ": "
            defer { if !isQuiet { Output.error("\r\u{1B}[K") } }
            return try evaluation.measure(documents) { done, count in
                if !isQuiet { Output.error("\r\(step)\(done) of \(count) tokens\u{1B}[K") }
            }
        }
    }
}
