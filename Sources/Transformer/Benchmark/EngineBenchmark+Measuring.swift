import Foundation
import Kernels

extension EngineBenchmark {
    /// Measures the engine on this machine: opens the model file at `path`, reads prompts, writes, and compares with what
    /// the products alone and the memory allow.
    ///
    /// Takes some seconds with fast kernels, minutes with `reference`. Figures are medians of several runs; runs with and
    /// without capture take turns, so that a busy moment of the machine falls on both.
    ///
    /// - Parameters:
    ///   - path: The model file.
    ///   - adapter: The file of an adapter that it runs with; the bare products are always the model's alone.
    ///   - threads: Threads to work with; nil for the engine's own choice.
    ///   - kernels: Which kernels to measure.
    ///   - progress: Told what is measured next, in a few words.
    /// - Returns: The figures.
    /// - Throws: `GGUFError` where the model cannot be opened, else `EngineError`.
    package static func measure(
        modelPath path: String,
        adapterPath adapter: String? = nil,
        threads: Int? = nil,
        kernels: KernelChoice = .fast,
        progress: (String) -> Void = { _ in }
    ) throws -> EngineBenchmark {
        let runs = kernels == .fast ? 5 : 1
        progress("opening the model")
        func open() throws -> Engine {
            try Engine(at: path, adapterPath: adapter, threads: threads, kernels: kernels)
        }
        let engine = try open()

        let session = try engine.newSession()
        let text = BenchmarkText(engine)
        var prefill: [String: Double] = [:]
        for count in prefillLengths where count < session.capacity {
            progress("reading \(count) tokens")
            let elapsed = try Stopwatch.median(of: runs) {
                try Stopwatch.seconds { _ = try text.read(count, in: session) }
            }
            prefill["\(count)"] = Double(count) / elapsed
        }

        progress("writing \(BenchmarkText.writtenCount) tokens")
        var plain: [Double] = []
        var captured: [Double] = []
        for _ in 0..<runs {
            plain.append(try text.write(after: BenchmarkText.promptCount, in: session))
            captured.append(
                try text.write(after: BenchmarkText.promptCount, in: session, capturing: true)
            )
        }
        var byContext: [String: Double] = [:]
        for count in contexts where count + BenchmarkText.writtenCount < session.capacity {
            progress("writing behind \(count) tokens")
            let elapsed = try Stopwatch.median(of: runs) {
                try text.write(after: count, in: session)
            }
            byContext["\(count)"] = Double(BenchmarkText.writtenCount) / elapsed
        }
        var together: [String: Double] = [:]
        for count in batches {
            progress("writing \(count) texts at once")
            let elapsed = try Stopwatch.median(of: runs) {
                try text.writeTogether(count, in: session)
            }
            together["\(count)"] = Double(count * BenchmarkText.writtenCount) / elapsed
        }

        // What follows takes memory that an engine at work does not.
        let peakMemory = peakMemory
        progress("opening the model again")
        let opening = try Stopwatch.median(of: runs) {
            try Stopwatch.seconds { _ = try open() }
        }

        progress("multiplying")
        let workers = WorkerPool(threads: threads ?? WorkerPool.defaultThreads)
        let products = try ProductsBenchmark(
            model: engine.model,
            kernels: kernels,
            workers: workers
        )
        let product = Stopwatch.median(of: runs * 4) { Stopwatch.seconds { products.run() } }

        // What only the engine's own way of working does; `reference` is there to be compared with.
        let isFast = kernels == .fast
        if isFast { progress("reading ahead") }
        let speculation = isFast ? try SpeculationBenchmark.measure(engine) : nil
        if isFast { progress("waiting for first tokens") }
        let firstToken = isFast ? try PrefixBenchmark.measure(engine: engine) : nil
        if isFast { progress("being a neighbour") }
        let neighbour = isFast ? try NeighbourBenchmark.measure(engine) : nil

        progress("reading memory")
        return EngineBenchmark(
            prefillTokensPerSecond: prefill,
            decodeTokensPerSecond: Double(BenchmarkText.writtenCount) / Stopwatch.median(plain),
            decodeCaptureTokensPerSecond: Double(BenchmarkText.writtenCount)
                / Stopwatch.median(captured),
            decodeTokensPerSecondByContext: byContext,
            candidatesTokensPerSecond: together,
            productsTokensPerSecond: 1 / product,
            bandwidthGigabytesPerSecond: bandwidth(of: workers),
            openMilliseconds: opening * 1000,
            peakMemoryBytes: peakMemory,
            speculation: speculation,
            timeToFirstToken: firstToken,
            neighbour: neighbour,
            threads: workers.threads,
            kernels: kernels.rawValue,
            instructions: Engine.instructions,
            model: engine.identity.name
        )
    }

    private static let prefillLengths = [64, 256, 1024]
    private static let contexts = [0, 2048]
    private static let batches = [1, 2, 4, 8]

    /// The most memory that this process has had resident, in bytes.
    private static var peakMemory: Int {
        var usage = rusage()
        #if os(Linux)
        let (itself, unit) = (__rusage_who_t(RUSAGE_SELF.rawValue), 1024)
        #else
        let (itself, unit) = (RUSAGE_SELF, 1)
        #endif
        return getrusage(itself, &usage) == 0 ? usage.ru_maxrss * unit : 0
    }

    /// Gigabytes a second that all threads together read from memory.
    private static func bandwidth(of workers: WorkerPool) -> Double {
        // Far more than the caches hold.
        let byteCount = 256 << 20
        guard let arena = MemoryArena(byteCount: byteCount, inLargePages: true) else { return 0 }
        arena.fill(byteCount: byteCount, with: 1)
        let elapsed = Stopwatch.median(of: 9) {
            Stopwatch.seconds { arena.read(byteCount: byteCount, on: workers) }
        }
        return Double(byteCount) / elapsed / 1e9
    }
}
