import ArgumentParser
import Foundation
import Studio
import Transformer

/// Measures this machine.
struct BenchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract: "Measure what Marquee does on this machine.",
        subcommands: [BenchEngine.self, BenchTrainingCommand.self]
    )

    /// Measures the engine.
    struct BenchEngine: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "engine",
            abstract: "How fast the model reads and writes, and what bounds it."
        )

        @OptionGroup
        var engine: EngineOptions
        @OptionGroup
        var output: OutputOptions

        func run() throws {
            try Failure.reported {
                let isQuiet = output.json || !Output.isErrorTerminal
                let library = ModelLibrary()
                let figures = try EngineBenchmark.measure(
                    modelPath: library.path(named: engine.model),
                    adapterPath: engine.adapterName.map { library.path(named: $0) },
                    threads: engine.threads,
                    kernels: engine.kernels
                ) { step in
                    if !isQuiet { Output.error("\r\(step)\u{1B}[K") }
                }
                if !isQuiet { Output.error("\r\u{1B}[K") }
                if output.json { return try Output.json(figures) }
                try Output.write(text(of: figures))
            }
        }

        private func text(of figures: EngineBenchmark) -> String {
            var rows: [(String, String)] = [
                ("model", figures.model),
                (
                    "kernels",
                    "\(figures.kernels), \(figures.instructions), \(figures.threads) threads"
                ),
                ("open", milliseconds(figures.openMilliseconds)),
            ]
            rows += byCount(figures.prefillTokensPerSecond, "read")
            rows += [
                ("write", rate(figures.decodeTokensPerSecond)),
                ("with attention", rate(figures.decodeCaptureTokensPerSecond)),
                ("bare products", rate(figures.productsTokensPerSecond)),
            ]
            rows += byCount(figures.decodeTokensPerSecondByContext, "write behind")
            rows += byCount(figures.candidatesTokensPerSecond, "texts at once:")
            if let speculation = figures.speculation {
                rows += [
                    (
                        "reading ahead",
                        "\(fixed(speculation.facts.ratio)) × where facts are repeated"
                    ),
                    ("", "\(fixed(speculation.freeText.ratio)) × on free text"),
                ]
            }
            if let first = figures.timeToFirstToken {
                rows += [
                    (
                        "first token",
                        "\(milliseconds(first.coldMilliseconds)) for a campaign's first brief"
                    ),
                    ("", "\(milliseconds(first.memoryMilliseconds)) for its next"),
                    ("", "\(milliseconds(first.diskMilliseconds)) for its next, after a restart"),
                ]
            }
            if let neighbour = figures.neighbour {
                rows.append(
                    (
                        "60 Hz beside it",
                        "\(fixed(neighbour.writing.percentile99)) ms late while writing, "
                            + "\(fixed(neighbour.reading.percentile99)) ms while reading (p99)"
                    )
                )
            }
            rows += [
                ("memory", "\(figures.peakMemoryBytes >> 20) MB at most"),
                ("", "\(fixed(figures.bandwidthGigabytesPerSecond)) GB/s read"),
            ]
            return TextTable.fields(rows)
        }

        private func byCount(_ rates: [String: Double], _ name: String) -> [(String, String)] {
            rates.compactMap { key, rate in Int(key).map { ($0, rate) } }
                .sorted { $0.0 < $1.0 }
                .map { ("\(name) \($0.0)", rate($0.1)) }
        }

        private func rate(_ value: Double) -> String { "\(Int(value.rounded())) tokens/s" }
        private func milliseconds(_ value: Double) -> String { "\(Int(value.rounded())) ms" }
        private func fixed(_ value: Double) -> String { String(format: "%.2f", value) }
    }
}
