import ArgumentParser
import Foundation
import Studio
import Transformer

extension ModelCommand {
    /// Makes one model of a model and an adapter.
    struct Merge: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write a model with an adapter merged into it, as one GGUF file.",
            discussion: """
                Each matrix that the adapter updates is added to in float32 and stored as --type; F16 loses least, Q4_1 \
                is smallest. Norms, biases and what the adapter leaves alone stay as they are stored, unless that \
                takes more bits than were asked for. Embedding and output are not brought below Q8_0.
                """
        )

        @Option(help: ArgumentHelp("The file to write.", valueName: "file"))
        var output: String
        @Option(help: "How the merged matrices are stored.")
        var type: MergeFormat = .f16
        @Flag(help: "Replace the file where there is one.")
        var force = false
        @OptionGroup
        var engine: EngineOptions
        @OptionGroup
        var printing: OutputOptions

        private struct View: Encodable {
            let output: String
            let type: String
            let bytes: Int
            let tensors: Int
            let merged: Int
            let seconds: Double
        }

        func validate() throws {
            guard engine.adapterName != nil else {
                throw ValidationError("Name the adapter that is to be merged: --adapter PATH.")
            }
        }

        func run() throws {
            try Failure.reported {
                guard let adapter = engine.adapterName else { return }
                let start = ContinuousClock.now
                let merge = try ModelLibrary().merge(
                    model: engine.model,
                    adapter: adapter,
                    to: output,
                    format: type,
                    replacing: force,
                    threads: engine.threads
                )
                let seconds = (ContinuousClock.now - start) / .seconds(1)
                if printing.json {
                    return try Output.json(
                        View(
                            output: merge.path,
                            type: merge.format.rawValue,
                            bytes: merge.byteCount,
                            tensors: merge.tensorCount,
                            merged: merge.mergedCount,
                            seconds: (seconds * 1000).rounded() / 1000
                        )
                    )
                }
                try Output.line(Output.plain(merge.path))
                try Output.line(
                    "\(merge.byteCount / 1_000_000) MB in \(String(format: "%.1f", seconds)) s: "
                        + "\(merge.mergedCount) of \(merge.tensorCount) tensors merged and stored as "
                        + "\(merge.format.rawValue)."
                )
            }
        }
    }
}

extension MergeFormat: ExpressibleByArgument {
    init?(argument: String) {
        self.init(rawValue: argument.uppercased())
    }
}
