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
            "A LoRA adapter for the model (GGUF), or `none` to run it as it comes. Left out, copy is "
                + "written with the default model's own adapter.",
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
    }

    /// The adapter that is meant, if any.
    var adapterName: String? { adapter == "none" ? nil : adapter }

    /// Opens the model.
    func open() throws -> Engine { try EngineChoice(self).open() }

    /// Opens the model to write copy: with the adapter that comes with it, unless another one or none was asked for.
    func openForCopy() throws -> Engine { try EngineChoice(forCopy: self).open() }
}

/// What was chosen of model and machine, for another thread to open.
struct EngineChoice: Sendable {
    private let model: String?
    private let adapter: String?
    private let threads: Int?
    private let kernels: KernelChoice

    init(_ options: EngineOptions) {
        model = options.model
        adapter = options.adapterName
        threads = options.threads
        kernels = options.kernels
    }

    /// The choice for writing copy: the default model is run with the adapter that comes with it, unless another one or none
    /// was asked for.
    init(forCopy options: EngineOptions) {
        model = options.model
        adapter =
            options.adapter == nil && ModelLibrary().isPinned(named: options.model)
            ? Self.shippedAdapter : options.adapterName
        threads = options.threads
        kernels = options.kernels
    }

    /// Whether the model is run with an adapter.
    var hasAdapter: Bool { adapter != nil }

    /// The adapter that comes with the program, where it is there.
    private static var shippedAdapter: String? {
        Installation.folders(named: "adapters").lazy
            .map { "\($0)/\(PinnedModel.standard.adapterFileName)" }
            .first { FileManager.default.fileExists(atPath: $0) }
    }

    /// Opens the model, ready to write.
    func open() throws -> Engine { try open(adapter: adapter) }

    /// Opens the model with another adapter, or without one.
    func open(adapter: String?) throws -> Engine {
        let library = ModelLibrary()
        let model = try library.open(named: model)
        return try Engine(
            model: model,
            adapter: try adapter.map { try library.openAdapter(named: $0, for: model) },
            threads: threads,
            kernels: kernels,
            prefixFolder: PrefixCache.path()
        )
    }
}

extension KernelChoice: ExpressibleByArgument {}
