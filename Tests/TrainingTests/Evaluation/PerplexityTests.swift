import Foundation
import Testing
import Training
import Transformer

@Suite("Perplexity")
struct PerplexityTests {
    /// What another implementation computes in float32 for a text on the default model.
    private struct Reference: Decodable {
        let tokens: [Int32]
        /// From the second token on.
        let logprobs: [Float]
    }

    private func references() throws -> [Reference] {
        let url = try #require(
            Bundle.module.url(
                forResource: "logprobs.json",
                withExtension: nil,
                subdirectory: "Fixtures"
            )
        )
        return try JSONDecoder().decode([Reference].self, from: Data(contentsOf: url))
    }

    private func engine(_ kernels: KernelChoice = .fast) throws -> Engine {
        try Engine(model: Model(at: DefaultModel.path()), threads: 2, kernels: kernels)
    }

    private func document(
        _ tokens: [Int32],
        prompt: Int = 0,
        channel: String? = nil
    )
        -> TrainingDocument
    {
        TrainingDocument(tokens: tokens, promptCount: prompt, channel: channel)
    }

    @Test(
        "it is that of another implementation",
        arguments: [(KernelChoice.reference, 1e-4), (.fast, 2e-2)]
    )
    func reference(kernels: KernelChoice, tolerance: Double) throws {
        let references = try references()
        let evaluation = try PerplexityEvaluation(
            engine: engine(kernels),
            window: 512,
            stride: 256
        )
        let result = try evaluation.measure(references.map { document($0.tokens) })
        let logprobs = references.flatMap(\.logprobs)
        let loss = -logprobs.reduce(0) { $0 + Double($1) } / Double(logprobs.count)
        #expect(result.all.tokens == logprobs.count)
        #expect(abs(result.all.loss - loss) < tolerance)
        #expect(abs(result.all.perplexity - exp(result.all.loss)) < 1e-9)
        #expect(result.channels.isEmpty)
    }

    @Test(
        "every token is scored once, with what its window holds before it",
        arguments: [(8, 3), (5, 5), (64, 10), (2, 1)]
    )
    func windows(window: Int, stride: Int) throws {
        let engine = try engine()
        let tokens = try #require(references().first).tokens + [30, 216, 30]
        // As the definition has it, window by window.
        var nats = 0.0
        var count = 0
        var scored = 0
        var start = 0
        while scored < tokens.count {
            let end = min(start + window, tokens.count)
            let own = try engine.inspectLogprobs(of: Array(tokens[start..<end])).logprobs
            for index in max(scored, start + 1)..<max(end, start + 1) {
                nats -= Double(own[index - start - 1])
                count += 1
            }
            scored = end
            start += stride
        }
        let result = try PerplexityEvaluation(engine: engine, window: window, stride: stride)
            .measure([document(tokens)])
        #expect(result.all.tokens == count)
        if stride < window { #expect(count == tokens.count - 1) }
        #expect(abs(result.all.nats - nats) < 1e-4 * nats)
    }

    @Test("of pairs the completion is scored, channel by channel, whatever was read before")
    func channels() throws {
        let engine = try engine()
        let tokens = try #require(references().first).tokens
        let logprobs = try engine.inspectLogprobs(of: tokens).logprobs.map(Double.init)
        let evaluation = try PerplexityEvaluation(engine: engine, window: 512, stride: 256)
        var progress: [Int] = []
        let result = try evaluation.measure(
            [
                document(tokens, prompt: 4, channel: "sms"),
                document(tokens, prompt: 6, channel: "push"),
                document(Array(tokens.prefix(7)), prompt: 3, channel: "sms"),
            ],
            onProgress: { done, of in
                progress.append(done)
                #expect(of == 2 * tokens.count - 10 + 4)
            }
        )
        let sms = logprobs[3...].reduce(0, +) + logprobs[2..<6].reduce(0, +)
        let push = logprobs[5...].reduce(0, +)
        #expect(result.channels.count == 2)
        #expect(abs((result.channels["sms"]?.nats ?? 0) + sms) < 1e-3)
        #expect(abs((result.channels["push"]?.nats ?? 0) + push) < 1e-3)
        #expect(abs(result.all.nats + sms + push) < 1e-3)
        #expect(progress == progress.sorted() && progress.last == result.all.tokens)
    }

    @Test("windows and strides that make no sense are refused")
    func settings() throws {
        let engine = try engine()
        for (window, stride) in [(1, 1), (8193, 10), (16, 0), (16, 17), (-1, -1)] {
            #expect(throws: TrainingError.self) {
                _ = try PerplexityEvaluation(engine: engine, window: window, stride: stride)
            }
        }
        let evaluation = try PerplexityEvaluation(engine: engine, window: 16, stride: 8)
        #expect(throws: TrainingError.self) { try evaluation.measure([document([5])]) }
        #expect(throws: TrainingError.self) { try evaluation.measure([]) }
        #expect(throws: EngineError.self) { try evaluation.measure([document([5, 999_999, 6])]) }
    }
}
