import Synchronization
import Testing
import Transformer

@Suite("With and without speculation the same is written")
struct SpeculationTests {
    private static let engine = Result {
        let engine = try Engine(at: DefaultModel.path(), threads: 2)
        // What is drafted is not to depend on how busy the machine is.
        engine.costs.withLock { $0 = PassCosts(learns: false) }
        return engine
    }

    private static let facts = """
        Products:
        - Trailhead Rain Jacket, taped seams: $129.00, was $159.00, code TRAIL20
        - Summit 45 Backpack, rain cover included: $189.50, was $219.00, code SUMMIT15
        - Ridgeline Wool Socks, three pairs: $24.90, was $32.00, code SOCKS
        """

    /// A question in the default model's layout.
    private static func chat(_ question: String) -> [PromptSegment] {
        [
            .control("<|im_start|>"), .text("user\n" + question), .control("<|im_end|>"),
            .text("\n"), .control("<|im_start|>"), .text("assistant\n"),
        ]
    }

    private static let listing = chat("Repeat this list, every name, price and code:\n" + facts)

    private static func sampled(_ temperature: Double, seed: UInt64) -> SamplingSettings {
        SamplingSettings(
            temperature: temperature,
            topK: 0,
            topP: 0.9,
            repetitionPenalty: 1,
            seed: seed
        )
    }

    /// Runs a request with and without; what it tells is the same but for the drafts' counts.
    @discardableResult
    private func same(
        _ engine: Engine,
        _ request: GenerationRequest,
        cancelAfterTokens count: Int = .max,
        _ location: SourceLocation = #_sourceLocation
    ) throws -> Recording {
        var request = request
        request.speculates = false
        let plain = try Recording(engine, request, cancelAfterTokens: count)
        request.speculates = true
        let ahead = try Recording(engine, request, cancelAfterTokens: count)
        #expect(plain.tokens == ahead.tokens, sourceLocation: location)
        #expect(
            plain.tokens.map(\.logprob.bitPattern) == ahead.tokens.map(\.logprob.bitPattern),
            sourceLocation: location
        )
        #expect(plain.summary?.finish == ahead.summary?.finish, sourceLocation: location)
        #expect(
            plain.summary?.generatedTokens == ahead.summary?.generatedTokens,
            sourceLocation: location
        )
        #expect(plain.summary?.draftedTokens == 0, sourceLocation: location)
        let summary = try #require(ahead.summary)
        #expect(summary.acceptedTokens <= summary.draftedTokens, sourceLocation: location)
        return ahead
    }

    @Test(
        "greedy and sampled, with every rule that looks back",
        arguments: [
            .greedy, sampled(0.7, seed: 1), sampled(0.7, seed: 2), sampled(1.5, seed: 3),
            SamplingSettings(temperature: 0.5, repetitionPenalty: 1.3, seed: 4),
            SamplingSettings(temperature: 0, repetitionPenalty: 1.1),
        ] as [SamplingSettings]
    )
    func texts(sampling: SamplingSettings) throws {
        let request = GenerationRequest(
            segments: Self.listing,
            sampling: sampling,
            maxTokens: 80
        )
        let run = try same(Self.engine.get(), request)
        #expect((run.summary?.draftedTokens ?? 0) > 0)
    }

    @Test("a list that is repeated is mostly drafted")
    func accepts() throws {
        let request = GenerationRequest(
            segments: Self.listing,
            sampling: .greedy,
            maxTokens: 80
        )
        let summary = try #require(try Recording(Self.engine.get(), request).summary)
        #expect(summary.acceptedTokens * 2 > summary.generatedTokens)
        #expect(summary.acceptedTokens * 3 > summary.draftedTokens * 2)
    }

    @Test("attention has the same bits, and a key for every token before")
    func attention() throws {
        let request = GenerationRequest(
            segments: Self.listing,
            sampling: .greedy,
            maxTokens: 40,
            capturesAttention: true
        )
        let run = try same(Self.engine.get(), request)
        #expect((run.summary?.acceptedTokens ?? 0) > 4)
        for token in run.tokens {
            #expect(token.attention?.keyCount == (run.prompt?.count ?? 0) + token.index)
        }
    }

    @Test("finished texts that are given along are drafted from; wrong ones change nothing")
    func draftTexts() throws {
        let engine = try Self.engine.get()
        var request = GenerationRequest(
            segments: Self.chat("Write a slogan for a mountain hut."),
            sampling: Self.sampled(0.8, seed: 9),
            maxTokens: 60
        )
        let alone = try same(engine, request)
        let text = alone.tokens.map(\.text).joined()
        request.draftTexts = [text]
        let known = try same(engine, request)
        #expect(known.ids == alone.ids)
        let accepted = try #require(known.summary?.acceptedTokens)
        #expect(accepted > (alone.summary?.acceptedTokens ?? 0))
        #expect(accepted * 2 > alone.ids.count)
        request.draftTexts = [String(text.reversed()), "", Self.facts]
        #expect(try same(engine, request).ids == alone.ids)
    }

    @Test("it ends at the same place: any length, stop strings, cancelled anywhere")
    func ends() throws {
        let engine = try Self.engine.get()
        var request = GenerationRequest(
            segments: Self.listing,
            sampling: .greedy,
            maxTokens: 48
        )
        let whole = try same(engine, request)
        for count in [0, 1, 2, 3, 17, 18, 19, 20, 21, 22, 23, 24] {
            request.maxTokens = count
            let run = try same(engine, request)
            #expect(run.ids == Array(whole.ids.prefix(count)))
        }
        request.maxTokens = 48
        for count in [0, 1, 20, 21, 22, 23, 24, 25, 26, 27] {
            let run = try same(engine, request, cancelAfterTokens: count)
            #expect(run.ids == Array(whole.ids.prefix(count)))
            #expect(run.summary?.finish == .cancelled)
        }
        for stop in ["Jacket, taped", "159", "SUMMIT", "\n\n\n"] {
            request.stopStrings = [stop, "no such text"]
            let run = try same(engine, request)
            #expect(!run.tokens.map(\.text).joined().contains(stop))
        }
        // What was drafted and cut leaves nothing behind.
        request.stopStrings = []
        #expect(try same(engine, request).ids == whole.ids)
    }

    @Test("an answer that is known to its end ends there")
    func endToken() throws {
        let question: [PromptSegment] = [
            .control("<|im_start|>"), .text("user\nSay hello to all five of my good friends."),
            .control("<|im_end|>"), .text("\n"), .control("<|im_start|>"), .text("assistant\n"),
        ]
        let answer: [PromptSegment] = [
            .text("Hello Anna, hello Ben, hello Carla, hello David and hello Emma!"),
            .control("<|im_end|>"), .text("\n"),
        ]
        let request = GenerationRequest(
            segments: question + answer + question + answer + question,
            sampling: .greedy,
            maxTokens: 60
        )
        let run = try same(Self.engine.get(), request)
        #expect(run.summary?.finish == .endToken)
        #expect((run.summary?.acceptedTokens ?? 0) > 8)
    }

    @Test("up to a full context", arguments: KernelChoice.allCases)
    func fullContext(kernels: KernelChoice) throws {
        let file = try GGUFFile(bytes: TinyModel.writer().bytes(), name: "tiny.gguf")
        let engine = try Engine(model: Model(file: file), threads: 2, kernels: kernels)
        engine.costs.withLock { $0 = PassCosts(learns: false) }
        var drafted = 0
        for length in 1...12 {
            let request = GenerationRequest(
                segments: [
                    .control("<|im_start|>"), .text(String(repeating: "wo", count: length)),
                ],
                sampling: .greedy,
                maxTokens: 500,
                capturesAttention: true
            )
            let run = try same(engine, request)
            drafted += run.summary?.acceptedTokens ?? 0
            if run.summary?.finish == .contextFull {
                #expect((run.prompt?.count ?? 0) + run.ids.count == TinyModel.contextLength + 1)
            }
        }
        #expect(drafted > 0)
    }
}
