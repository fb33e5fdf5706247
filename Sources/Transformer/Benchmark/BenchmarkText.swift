import Kernels

/// Text of no sense that benchmarks read and write: tokens that are none in particular, all of them ordinary ones.
struct BenchmarkText {
    private let engine: Engine

    static let promptCount = 256
    static let writtenCount = 64

    init(_ engine: Engine) {
        self.engine = engine
    }

    /// Reads `count` tokens into an empty session; gives the logits after the last, nil for no token.
    func read(_ count: Int, in session: any EvaluatingSession) throws -> Activations? {
        session.truncate(to: 0)
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

    /// Seconds that `writtenCount` tokens take behind `context` others: what a generator does for each, without its events.
    func write(
        after context: Int,
        in session: any EvaluatingSession,
        capturing: Bool = false
    ) throws -> Double {
        // At least one token has to be there to go on from.
        guard var logits = try read(max(context, 1), in: session) else { return 0 }
        var sampler = try Sampler(.greedy)
        return try Stopwatch.seconds {
            for _ in 0..<Self.writtenCount {
                let token = draw(UnsafeBufferPointer(logits.buffer), &sampler)
                let position = session.tokens.count
                var capture = AttentionCapture(
                    of: capturing ? Positions(position..<position + 1) : nil,
                    in: engine.model.configuration
                )
                let next = try session.evaluate([token], wanting: .last, listener: &capture)
                if let next { logits = next }
            }
        }
    }

    /// Seconds that `count` texts of `writtenCount` tokens take that go on from one prompt at once.
    func writeTogether(_ count: Int, in session: any EvaluatingSession) throws -> Double {
        guard let first = try read(Self.promptCount, in: session) else { return 0 }
        try session.branch(into: count, room: Self.writtenCount)
        var samplers = try (0..<count).map { try Sampler(.init(temperature: 1, seed: UInt64($0))) }
        let branches = Array(0..<count)
        var tokens = samplers.indices.map {
            draw(UnsafeBufferPointer(first.buffer), &samplers[$0])
        }
        let elapsed = try Stopwatch.seconds {
            for _ in 0..<Self.writtenCount {
                var listener = NoListener()
                let logits = try session.evaluate(tokens, of: branches, listener: &listener)
                guard let logits else { return }
                for branch in branches {
                    tokens[branch] = draw(UnsafeBufferPointer(logits[branch]), &samplers[branch])
                }
            }
        }
        session.truncate(to: 0)
        return elapsed
    }

    private func draw(_ logits: UnsafeBufferPointer<Float>, _ sampler: inout Sampler) -> Int32 {
        let token = sampler.next(logits)
        _ = logProbability(of: token, in: logits)
        return token
    }
}
