import Testing
import Transformer

@Suite("The engine, on a tiny model")
struct EngineTests {
    private func engine(_ kernels: KernelChoice, blockLength: Int = 16) throws -> Engine {
        let file = try GGUFFile(bytes: TinyModel.writer().bytes(), name: "tiny.gguf")
        return try Engine(
            model: Model(file: file),
            threads: 2,
            kernels: kernels,
            blockLength: blockLength
        )
    }

    private func request(
        _ text: String = "hello wo, hello?",
        sampling: SamplingSettings = SamplingSettings(temperature: 2, topP: 1, seed: 3),
        maxTokens: Int = 20,
        stopStrings: [String] = [],
        capture: Bool = false
    ) -> GenerationRequest {
        GenerationRequest(
            segments: [.control("<|im_start|>"), .text(text)],
            sampling: sampling,
            maxTokens: maxTokens,
            stopStrings: stopStrings,
            capturesAttention: capture
        )
    }

    @Test("events come in order: prompt, reading, tokens, end", arguments: KernelChoice.allCases)
    func order(kernels: KernelChoice) throws {
        let run = try Recording(engine(kernels, blockLength: 4), request())
        let prompt = try #require(run.prompt)
        #expect(
            run.prefill.map(\.done) == Array(stride(from: 4, to: prompt.count, by: 4)) + [
                prompt.count
            ]
        )
        #expect(run.prefill.allSatisfy { $0.of == prompt.count })
        #expect(run.tokens.map(\.index) == Array(0..<run.tokens.count))
        #expect(run.tokens.allSatisfy { $0.logprob < 0 && $0.logprob.isFinite })
        let summary = try #require(run.summary)
        #expect(summary.promptTokens == prompt.count)
        #expect(summary.generatedTokens == run.tokens.count)
        #expect(
            run.order == ["prompt"] + run.prefill.map { _ in "prefill" }
                + run.tokens.map { _ in "token" } + ["finished"]
        )
    }

    @Test("the same seed writes the same, another seed something else")
    func seeds() throws {
        let engine = try engine(.fast)
        let first = try Recording(engine, request())
        #expect(try Recording(engine, request()).ids == first.ids)
        let other = SamplingSettings(temperature: 2, topP: 1, seed: 4)
        #expect(try Recording(engine, request(sampling: other)).ids != first.ids)
    }

    @Test("in whatever blocks the prompt is read, and from a cache or not, the same is written")
    func blocks() throws {
        let whole = try Recording(engine(.fast, blockLength: 512), request())
        for blockLength in [1, 3, 8] {
            let engine = try engine(.fast, blockLength: blockLength)
            #expect(try Recording(engine, request()).ids == whole.ids)
            _ = try Recording(engine, request("hello wo, but something else"))
            #expect(try Recording(engine, request()).ids == whole.ids)
        }
    }

    @Test("capture changes no bit; its rows have a key for every token before, and sum to 1")
    func capture() throws {
        let engine = try engine(.fast)
        let plain = try Recording(engine, request())
        let captured = try Recording(engine, request(capture: true))
        #expect(captured.tokens.map(\.logprob) == plain.tokens.map(\.logprob))
        #expect(plain.tokens.allSatisfy { $0.attention == nil })
        for token in captured.tokens {
            let row = try #require(token.attention)
            #expect(row.layers == TinyModel.blocks)
            #expect(row.heads == TinyModel.heads)
            #expect(row.keyCount == (captured.prompt?.count ?? 0) + token.index)
            #expect(row.weights.count == row.layers * row.heads * row.keyCount)
            for layer in 0..<row.layers {
                for head in 0..<row.heads {
                    #expect(abs(row[layer: layer, head: head].reduce(0, +) - 1) < 2e-3)
                }
            }
        }
    }

    @Test("it ends at the length, at a full context, at a stop string, when cancelled")
    func ends() throws {
        let engine = try engine(.fast)
        let short = try Recording(engine, request(maxTokens: 5))
        #expect(short.summary?.finish == .length)
        #expect(short.tokens.count == 5)
        #expect(try Recording(engine, request(maxTokens: 0)).tokens.isEmpty)

        let free = try Recording(engine, request(maxTokens: 500))
        let finish = try #require(free.summary?.finish)
        #expect(finish == .contextFull || finish == .endToken)
        let prompt = try #require(free.prompt?.count)
        if finish == .contextFull {
            #expect(prompt + free.tokens.count == TinyModel.contextLength + 1)
        }

        let text = short.tokens.map(\.text).joined()
        let stop = String(text.suffix(2))
        let stopped = try Recording(engine, request(maxTokens: 5, stopStrings: [stop]))
        #expect(stopped.summary?.finish == .stopString)
        #expect(!stopped.tokens.map(\.text).joined().contains(stop))

        let cancelled = try Recording(engine, request(), cancelAfterTokens: 3)
        #expect(cancelled.summary?.finish == .cancelled)
        #expect(cancelled.tokens.count == 3)
        let atOnce = try Recording(engine, request("something new"), cancelAfterTokens: 0)
        #expect(atOnce.summary?.finish == .cancelled)
        #expect(atOnce.prefill.isEmpty)
        // What was cancelled leaves nothing behind.
        #expect(try Recording(engine, request(maxTokens: 5)).ids == short.ids)
    }

    @Test("a prompt without tokens, and one beyond the context, are refused")
    func refusesPrompts() throws {
        let engine = try engine(.fast)
        let none = GenerationRequest(segments: [], sampling: .greedy, maxTokens: 1)
        let empty = #expect(throws: EngineError.self) { try Recording(engine, none) }
        #expect(empty?.code == .emptyPrompt)
        let long = String(repeating: "x!", count: 60)
        let error = #expect(throws: EngineError.self) { try Recording(engine, request(long)) }
        #expect(error?.code == .promptTooLong)
        #expect(error?.subject == "prompt of 121 tokens")
    }

    @Test("two runs at once on one engine write what they write alone")
    func concurrentRuns() async throws {
        let engine = try engine(.fast)
        let alone = try Recording(engine, request()).ids
        let other = try Recording(engine, request("wo wo")).ids
        let first = request()
        let second = request("wo wo")
        try await withThrowingTaskGroup(of: Void.self) { group in
            for turn in 0..<8 {
                group.addTask {
                    let ids = try Recording(engine, turn.isMultiple(of: 2) ? first : second).ids
                    #expect(ids == (turn.isMultiple(of: 2) ? alone : other))
                }
            }
            try await group.waitForAll()
        }
    }
}
