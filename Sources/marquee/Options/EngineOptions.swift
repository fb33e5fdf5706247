import ArgumentParser
import Foundation
import Studio
import Transformer

/// Which model a command runs, and on what.
struct EngineOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("The model file (GGUF). Left out, the default model.", valueName: "path")
    )
    var model: String?

    @Option(
        help: ArgumentHelp(
            "An adapter for the model; this version runs the model as it comes: `none`.",
            valueName: "path|none"
        )
    )
    var adapter: String?

    @Option(help: ArgumentHelp("How many threads compute. Left out, one a core.", valueName: "n"))
    var threads: Int?

    @Option(help: "Which kernels compute: fast, or reference (float32 throughout, slow).")
    var kernels: KernelChoice = .fast

    func validate() throws {
        if let threads, !(1...256).contains(threads) {
            throw ValidationError("--threads must lie between 1 and 256.")
        }
        if let adapter, adapter != "none" {
            throw ValidationError("--adapter \(adapter): adapters are not built in; use `none`.")
        }
    }

    /// Opens the model, ready to write.
    func open() throws -> Engine { try EngineChoice(self).open() }
}

/// What was chosen of model and machine, for another thread to open.
struct EngineChoice: Sendable {
    private let model: String?
    private let threads: Int?
    private let kernels: KernelChoice

    init(_ options: EngineOptions) {
        model = options.model
        threads = options.threads
        kernels = options.kernels
    }

    /// Opens the model, ready to write.
    func open() throws -> Engine {
        try Engine(
            model: try ModelLibrary().open(named: model),
            threads: threads,
            kernels: kernels
        )
    }
}

extension KernelChoice: ExpressibleByArgument {}
