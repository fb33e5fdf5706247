import Kernels
import Testing
import Transformer

@Suite("The forward pass on the default model, beside another implementation in float32")
struct ReferenceParityTests {
    /// Plain C takes its time: of it the shortest text is enough.
    private static func texts(for instructions: Instructions) throws -> [ReferenceText] {
        let texts = try ReferenceText.all().sorted { $0.tokens.count < $1.tokens.count }
        return instructions == .scalar ? Array(texts.prefix(1)) : texts
    }

    private static func engine(
        _ kernels: KernelChoice,
        _ instructions: Instructions = .best
    ) throws -> Engine {
        try Engine(
            model: Model(at: DefaultModel.path()),
            threads: 2,
            kernels: kernels,
            instructions: instructions
        )
    }

    /// Greedy continuation, end tokens taken like any other.
    private func continuation(
        of tokens: [Int32],
        count: Int,
        by engine: Engine
    ) throws -> [Int32] {
        let session = try engine.newSession()
        var sampler = try Sampler(.greedy)
        var next = tokens[...]
        var written: [Int32] = []
        while written.count < count {
            let logits = try #require(try session.evaluate(next, wanting: .last))
            written.append(sampler.next(UnsafeBufferPointer(logits.buffer)))
            next = written.suffix(1)
        }
        return written
    }

    @Test("the fixture is what the tests think it is")
    func fixtureShape() throws {
        let texts = try ReferenceText.all()
        #expect(texts.count == 4)
        #expect(texts.contains { !$0.attentionFull.isEmpty })
        for text in texts {
            #expect(text.topLogits.count == 20)
            #expect(text.tokenLogprobs.count == text.tokens.count - 1)
            #expect(text.hiddenLast.count == 31)
            #expect(text.greedy.count == 32)
            #expect(!text.attentionLast.isEmpty)
        }
    }

    @Test("reference kernels: log-probabilities, logits and attention within 0.001")
    func referenceValues() throws {
        let engine = try Self.engine(.reference)
        for text in try ReferenceText.all() {
            let reading = try EngineReading(engine, text.tokens)
            #expect(reading.tokenLogprobs.count == text.tokenLogprobs.count)
            for (own, other) in zip(reading.tokenLogprobs, text.tokenLogprobs) {
                #expect(abs(own - other) <= 1e-3, "\(text.testDescription)")
            }
            for pair in text.topLogits {
                #expect(abs(reading.lastLogits[Int(pair[0])] - pair[1]) <= 1e-3)
            }
            #expect(try reading.attentionDifference(from: text).largest <= 1e-3)
        }
    }

    /// The residual stream reaches into the hundreds, where float32 itself is coarse: the bound grows with the value.
    @Test("reference kernels: hidden states within 0.001 of their size, or of 1")
    func referenceHidden() throws {
        let engine = try Self.engine(.reference)
        for text in try ReferenceText.all() {
            // The fixture leaves out what the last block makes before the final norm.
            var hidden = try EngineReading(engine, text.tokens).listener.hidden
            #expect(hidden.count == text.hiddenLast.count + 1)
            #expect(hidden.first?.place == .embedding)
            #expect(hidden.last?.place == .finalNorm)
            hidden.remove(at: hidden.count - 2)
            for (layer, (own, other)) in zip(hidden, text.hiddenLast).enumerated() {
                for (a, b) in zip(own.values, other) {
                    #expect(abs(a - b) <= 1e-3 * max(1, abs(b)), "\(text.testDescription) \(layer)")
                }
            }
        }
    }

    @Test("reference kernels write the same text")
    func referenceGreedy() throws {
        let engine = try Self.engine(.reference)
        for text in try ReferenceText.all() {
            let written = try continuation(of: text.tokens, count: 32, by: engine)
            #expect(written == text.greedy, "\(text.testDescription)")
        }
    }

    @Test(
        "fast kernels: differences among the largest logits off by 0.15 in the mean, 0.28 at most",
        arguments: Instructions.available
    )
    func fastLogits(instructions: Instructions) throws {
        let engine = try Self.engine(.fast, instructions)
        for text in try Self.texts(for: instructions) {
            let reading = try EngineReading(engine, text.tokens)
            let top = text.topLogits.prefix(10)
            let own = top.map { reading.lastLogits[Int($0[0])] }
            var errors: [Float] = []
            for a in top.indices {
                for b in top.indices where b > a {
                    errors.append(abs((own[a] - own[b]) - (top[a][1] - top[b][1])))
                }
            }
            let mean = errors.reduce(0, +) / Float(errors.count)
            #expect(mean <= 0.15, "\(text.testDescription)")
            #expect(errors.max() ?? .infinity <= 0.28, "\(text.testDescription)")
            if top[0][1] - top[1][1] >= 0.3 {
                #expect(reading.topLogits.first?.token == Int(top[0][0]))
            }
        }
    }

    @Test(
        "fast kernels: attention weights off by 0.05 at most, 0.005 in the mean",
        arguments: Instructions.available
    )
    func fastAttention(instructions: Instructions) throws {
        let engine = try Self.engine(.fast, instructions)
        for text in try Self.texts(for: instructions) {
            let reading = try EngineReading(engine, text.tokens)
            let (largest, mean) = try reading.attentionDifference(from: text)
            #expect(largest <= 0.05, "\(text.testDescription)")
            #expect(mean <= 0.005, "\(text.testDescription)")
        }
    }
}
