import ArgumentParser
import Studio
import Transformer

/// Measures this machine.
struct BenchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract: "Measure what Marquee does on this machine.",
        subcommands: [BenchEngine.self]
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
                let figures = try EngineBenchmark.measure(
                    modelPath: ModelLibrary().path(named: engine.model),
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
            func rate(_ value: Double) -> String { "\(Int(value.rounded())) tokens/s" }
            var rows: [(String, String)] = [
                ("model", figures.model),
                (
                    "kernels",
                    "\(figures.kernels), \(figures.instructions), \(figures.threads) threads"
                ),
                ("open", "\(Int(figures.openMilliseconds.rounded())) ms"),
            ]
            let lengths = figures.prefillTokensPerSecond.sorted {
                (Int($0.key) ?? 0) < (Int($1.key) ?? 0)
            }
            for (length, value) in lengths { rows.append(("read \(length)", rate(value))) }
            rows += [
                ("write", rate(figures.decodeTokensPerSecond)),
                ("with attention", rate(figures.decodeCaptureTokensPerSecond)),
                ("bare products", rate(figures.productsTokensPerSecond)),
                (
                    "memory",
                    "\((figures.bandwidthGigabytesPerSecond * 10).rounded() / 10) GB/s read"
                ),
            ]
            return TextTable.fields(rows)
        }
    }
}
