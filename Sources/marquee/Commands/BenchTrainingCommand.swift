import ArgumentParser
import Foundation
import Studio
import Training

/// Measures training.
struct BenchTrainingCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "training",
        abstract: "How fast the model is fine-tuned, and what share of bare products that is."
    )

    @OptionGroup
    var engine: EngineOptions
    @Option(
        help: ArgumentHelp(
            "Measure this alone: "
                + TrainingBenchmark.Part.allCases.map(\.rawValue).joined(separator: ", ") + ".",
            valueName: "part"
        )
    )
    var only: TrainingBenchmark.Part?
    @Option(help: ArgumentHelp("Updates to take the median of.", valueName: "n"))
    var updates = 7
    @OptionGroup
    var output: OutputOptions

    func validate() throws {
        guard (1...1000).contains(updates) else {
            throw ValidationError("--updates must lie between 1 and 1000.")
        }
    }

    func run() throws {
        try Failure.reported {
            let isQuiet = output.json || !Output.isErrorTerminal
            let figures = try TrainingBenchmark.measure(
                modelPath: ModelLibrary().path(named: engine.model),
                threads: engine.threads,
                parts: only.map { [$0] } ?? TrainingBenchmark.Part.allCases,
                updates: updates
            ) { step in
                if !isQuiet { Output.error("\r\(step)\u{1B}[K") }
            }
            if !isQuiet { Output.error("\r\u{1B}[K") }
            if output.json { return try Output.json(figures) }
            try Output.write(text(of: figures))
        }
    }

    private func text(of figures: TrainingBenchmark) -> String {
        var rows = [
            ("model", figures.model),
            ("machine", "\(figures.instructions), \(figures.threads) threads"),
            ("float32 products", "\(fixed(figures.sgemmGigaflops, 0)) GFLOP/s"),
        ]
        func add(_ name: String, _ rate: Double?, _ share: Double?) {
            guard let rate else { return }
            let part = share.map { ", \(fixed(100 * $0, 0)) % of the products' rate" } ?? ""
            rows.append((name, "\(fixed(rate, 0)) tokens/s\(part)"))
        }
        add(
            "adapter, float32",
            figures.loraFloat32TokensPerSecond,
            figures.loraFloat32ShareOfSgemm
        )
        add("adapter, quantised", figures.loraQuantisedTokensPerSecond, nil)
        add("all weights", figures.fullTokensPerSecond, figures.fullShareOfSgemm)
        if figures.peakMemoryBytes > 0 {
            rows.append(("memory, adapter", "\(figures.peakMemoryBytes >> 20) MB at most"))
        }
        if let peak = figures.fullPeakMemoryBytes {
            rows.append(("memory, all weights", "\(peak >> 20) MB at most"))
        }
        return TextTable.fields(rows)
    }

    private func fixed(_ value: Double, _ digits: Int) -> String {
        String(format: "%.\(digits)f", value)
    }
}

extension TrainingBenchmark.Part: ExpressibleByArgument {}
