package import Kernels

extension Engine {
    /// Positions that a session has room for at most; fewer where the model was trained for fewer.
    ///
    /// Their memory is taken only as they are used.
    package static let largestContext = 8192

    /// Prompt tokens that are read together unless asked otherwise: enough to use the weights well, few enough to be
    /// cancelled soon.
    package static let defaultBlockLength = 128

    /// Opens the model file at `path`.
    ///
    /// - Parameters:
    ///   - path: A GGUF file.
    ///   - adapterPath: The file of a LoRA adapter for the model; nil to run it as it comes.
    ///   - threads: Threads to work with; nil for one a core, up to eight.
    ///   - kernels: Fast, or float32 throughout.
    ///   - prefixFolder: Where beginnings of prompts are kept for other runs of the program; nil for memory only.
    /// - Throws: `GGUFError` where the file is no model that can be run, `EngineError` where memory is short.
    package convenience init(
        at path: String,
        adapterPath: String? = nil,
        threads: Int? = nil,
        kernels: KernelChoice = .fast,
        prefixFolder: String? = nil
    ) throws {
        try self.init(
            model: Model(at: path),
            adapter: adapterPath.map { path throws(GGUFError) in try Adapter(at: path) },
            threads: threads,
            kernels: kernels,
            prefixFolder: prefixFolder
        )
    }

    /// An engine for an opened model: checks its weights, and packs them for the fast kernels.
    package convenience init(
        model: Model,
        adapter: Adapter? = nil,
        threads: Int? = nil,
        kernels: KernelChoice = .fast,
        instructions: Instructions = .best,
        blockLength: Int = Engine.defaultBlockLength,
        prefixFolder: String? = nil
    ) throws {
        try adapter?.check(against: model)
        let workers = WorkerPool(threads: threads ?? WorkerPool.defaultThreads)
        let loader = WeightLoader(model: model, adapter: adapter)
        let capacity = min(model.configuration.contextLength, Self.largestContext)
        let makeSession =
            switch kernels {
            case .fast:
                try Self.fastSessions(loader, instructions, capacity: capacity, workers: workers)
            case .reference:
                try Self.referenceSessions(loader, capacity: capacity, workers: workers)
            }
        self.init(
            model: model,
            adapter: adapter?.identity,
            kernels: kernels,
            blockLength: blockLength,
            prefixes: kernels == .fast
                ? PrefixStore(path: prefixFolder) {
                    PrefixOwner(
                        model: model,
                        adapter: adapter,
                        instructions: instructions.name
                    )
                } : nil,
            makeSession: makeSession
        )
    }

    /// The instruction set that the fast kernels use on this processor.
    package static var instructions: String { Instructions.best.name }

    private typealias SessionMaking = @Sendable () throws(EngineError) -> any EvaluatingSession

    private static func fastSessions(
        _ loader: WeightLoader,
        _ instructions: Instructions,
        capacity: Int,
        workers: WorkerPool
    ) throws -> SessionMaking {
        let weights = try loader.packed(on: workers)
        let configuration = loader.configuration
        return { () throws(EngineError) in
            let cache = HalfPrecisionCache(
                layers: configuration.blockCount,
                heads: configuration.keyValueHeadCount,
                headWidth: configuration.headWidth,
                capacity: capacity
            )
            guard let cache else { throw EngineError.outOfMemory(context: capacity) }
            return Session(
                configuration: configuration,
                weights: weights,
                ops: FastOperations(
                    configuration: configuration,
                    instructions: instructions,
                    workers: workers
                ),
                cache: cache
            )
        }
    }

    private static func referenceSessions(
        _ loader: WeightLoader,
        capacity: Int,
        workers: WorkerPool
    ) throws -> SessionMaking {
        let weights = try loader.stored()
        let configuration = loader.configuration
        return { () throws(EngineError) in
            guard let cache = Float32Cache(configuration: configuration, capacity: capacity) else {
                throw EngineError.outOfMemory(context: capacity)
            }
            return Session(
                configuration: configuration,
                weights: weights,
                ops: ReferenceOperations(
                    configuration: configuration,
                    instructions: .best,
                    workers: workers
                ),
                cache: cache
            )
        }
    }
}

extension EngineError {
    /// Memory for a context of so many positions could not be had.
    static func outOfMemory(context: Int) -> EngineError {
        outOfMemory("a context of \(context) tokens", cause: "There is not enough memory for it.")
    }

    /// Memory of so many bytes could not be had.
    static func outOfMemory(_ subject: String, bytes: Int) -> EngineError {
        outOfMemory(subject, cause: "There are no \(bytes >> 20) MB of memory for them.")
    }

    private static func outOfMemory(_ subject: String, cause: String) -> EngineError {
        EngineError(
            code: .outOfMemory,
            subject: subject,
            cause: cause,
            advice: "Close other programs, or use a smaller model."
        )
    }
}
