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
    ///   - threads: Threads to work with; nil for the engine's own choice.
    ///   - kernels: Which kernels to measure.
    ///   - progress: Told what is measured next, in a few words.
    /// - Returns: The figures.
    /// - Throws: `GGUFError` where the model cannot be opened, else `EngineError`.
    package static func measure(
        modelPath path: String,
        threads: Int? = nil,
        kernels: KernelChoice = .fast,
        progress: (String) -> Void = { _ in }
    ) throws -> EngineBenchmark {
        let runs = kernels == .fast ? 5 : 1
        progress("opening the model")
        var engine = try Engine(at: path, threads: threads, kernels: kernels)
        let open = try median(of: runs) {
            try seconds { engine = try Engine(at: path, threads: threads, kernels: kernels) }
        }

        let session = try engine.newSession()
        var prefill: [String: Double] = [:]
        for count in prefillLengths where count < session.capacity {
            progress("reading \(count) tokens")
            let elapsed = try median(of: runs) {
                session.truncate(to: 0)
                return try seconds { _ = try read(count, with: engine, in: session) }
            }
            prefill["\(count)"] = Double(count) / elapsed
        }

        progress("writing \(decodedTokens) tokens")
        var plain: [Double] = []
        var captured: [Double] = []
        for _ in 0..<runs {
            plain.append(try decodeSeconds(with: engine, in: session, capturing: false))
            captured.append(try decodeSeconds(with: engine, in: session, capturing: true))
        }

        progress("multiplying")
        let workers = WorkerPool(threads: threads ?? WorkerPool.defaultThreads)
        let products = try ProductsBenchmark(
            model: engine.model,
            kernels: kernels,
            workers: workers
        )
        let product = median(of: runs * 4) { seconds { products.run() } }

        progress("reading memory")
        return EngineBenchmark(
            prefillTokensPerSecond: prefill,
            decodeTokensPerSecond: Double(decodedTokens) / median(plain),
            decodeCaptureTokensPerSecond: Double(decodedTokens) / median(captured),
            productsTokensPerSecond: 1 / product,
            bandwidthGigabytesPerSecond: bandwidth(of: workers),
            openMilliseconds: open * 1000,
            threads: workers.threads,
            kernels: kernels.rawValue,
            instructions: Engine.instructions,
            model: engine.identity.name
        )
    }

    private static let prefillLengths = [64, 256, 1024]
    private static let promptTokens = 256
    private static let decodedTokens = 64

    /// Reads `count` tokens that are none in particular; gives the logits after the last.
    private static func read(
        _ count: Int,
        with engine: Engine,
        in session: any EvaluatingSession
    ) throws -> Activations? {
        let vocabulary = engine.model.configuration.vocabularyCount
        let tokens = (0..<count).map { Int32((7919 * $0 + 13) % vocabulary) }
        var logits: Activations?
        for start in stride(from: 0, to: count, by: engine.blockLength) {
            let end = min(start + engine.blockLength, count)
            logits = try session.evaluate(
                tokens[start..<end],
                wanting: end == count ? .last : .none
            )
        }
        return logits
    }

    /// What a generator does for each token, without its events.
    private static func decodeSeconds(
        with engine: Engine,
        in session: any EvaluatingSession,
        capturing: Bool
    ) throws -> Double {
        session.truncate(to: 0)
        guard var logits = try read(promptTokens, with: engine, in: session) else { return 0 }
        var sampler = try Sampler(.greedy)
        let configuration = engine.model.configuration
        return try seconds {
            for _ in 0..<decodedTokens {
                let values = UnsafeBufferPointer(logits.buffer)
                let token = sampler.next(values)
                _ = logProbability(of: token, in: values)
                let position = session.tokens.count
                var capture = AttentionCapture(
                    of: capturing ? Positions(position..<position + 1) : nil,
                    layers: configuration.blockCount,
                    heads: configuration.headCount
                )
                let next = try session.evaluate([token], wanting: .last, listener: &capture)
                if let next { logits = next }
            }
        }
    }

    /// Gigabytes a second that all threads together read from memory.
    private static func bandwidth(of workers: WorkerPool) -> Double {
        // Far more than the caches hold.
        let byteCount = 256 << 20
        guard let arena = MemoryArena(byteCount: byteCount, inLargePages: true) else { return 0 }
        arena.fill(byteCount: byteCount, with: 1)
        let elapsed = median(of: 9) { seconds { arena.read(byteCount: byteCount, on: workers) } }
        return Double(byteCount) / elapsed / 1e9
    }

    private static func seconds<Failure: Error>(
        _ work: () throws(Failure) -> Void
    ) throws(Failure) -> Double {
        let clock = ContinuousClock()
        let start = clock.now
        try work()
        return (clock.now - start).seconds
    }

    private static func median<Failure: Error>(
        of runs: Int,
        _ measure: () throws(Failure) -> Double
    ) throws(Failure) -> Double {
        var figures: [Double] = []
        for _ in 0..<runs { figures.append(try measure()) }
        return median(figures)
    }

    private static func median(_ figures: [Double]) -> Double {
        if figures.isEmpty { return 0 }
        return figures.sorted()[figures.count / 2]
    }
}
