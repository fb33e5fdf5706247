import Testing
import Transformer

@Suite("Several texts at once")
struct BatchTests {
    private func engine(
        _ kernels: KernelChoice = .fast,
        feedForward: Int = TinyModel.feedForward
    ) throws -> Engine {
        let writer = TinyModel.writer(feedForward: feedForward)
        let file = try GGUFFile(bytes: writer.bytes(), name: "tiny.gguf")
        return try Engine(model: Model(file: file), threads: 2, kernels: kernels, blockLength: 4)
    }

    /// Requests with prompts that share some tokens, all or none.
    private func requests(
        _ texts: [String],
        maxTokens: Int = 12,
        stopStrings: [String] = [],
        capture: Bool = false
    ) -> [GenerationRequest] {
        texts.enumerated().map { index, text in
            GenerationRequest(
                segments: [.text(text)],
                sampling: SamplingSettings(temperature: 2, topP: 1, seed: UInt64(index + 3)),
                maxTokens: maxTokens + index % 3,
                stopStrings: stopStrings,
                capturesAttention: capture
            )
        }
    }

    private func events(
        _ engine: Engine,
        _ requests: [GenerationRequest],
        isCancelled: () -> Bool = { false }
    ) throws -> [[GenerationEvent]] {
        var events = [[GenerationEvent]](repeating: [], count: requests.count)
        try engine.generate(requests, isCancelled: isCancelled) { events[$0].append($1) }
        return events
    }

    private func tokens(_ events: [GenerationEvent]) -> [GeneratedToken] {
        events.compactMap { if case .token(let token) = $0 { token } else { nil } }
    }

    private func summary(_ events: [GenerationEvent]) -> GenerationSummary? {
        if case .finished(let summary) = events.last { return summary }
        return nil
    }

    private static let prompts = [
        [String](repeating: "hello wo, hello?", count: 5),
        ["hello wo, hello?", "hello wo, he", "hello wo, hello? and a good deal more of it"],
        ["hello", "wo", "x", "hello wo"],
        (0..<11).map { "hello number \($0)" },
    ]

    @Test("each text is the one that it is alone, with its attention", arguments: prompts)
    func alone(texts: [String]) throws {
        for kernels in KernelChoice.allCases {
            let requests = requests(texts, capture: true)
            let batch = try events(engine(kernels), requests)
            for (request, found) in zip(requests, batch) {
                let alone = try Recording(engine(kernels), request)
                #expect(tokens(found) == alone.tokens)
                let counts = try #require(summary(found))
                #expect(counts.finish == alone.summary?.finish)
                #expect(counts.promptTokens == alone.prompt?.count)
                #expect(counts.generatedTokens == alone.tokens.count)
            }
        }
    }

    @Test("texts end at different times, by length or by a stop string")
    func ends() throws {
        let requests = requests(Self.prompts[0], maxTokens: 30, stopStrings: ["e", "o"])
        let batch = try events(engine(), requests)
        for (request, found) in zip(requests, batch) {
            #expect(tokens(found) == (try Recording(engine(), request)).tokens)
        }
        #expect(Set(batch.map { tokens($0).count }).count > 1)
    }

    @Test("a text of no token ends at once, beside others")
    func noToken() throws {
        var requests = requests(Self.prompts[1])
        requests[1].maxTokens = 0
        let batch = try events(engine(), requests)
        #expect(tokens(batch[1]).isEmpty)
        #expect(summary(batch[1])?.finish == .length)
        #expect(tokens(batch[0]).count == requests[0].maxTokens)
    }

    @Test("when cancelled all texts end", arguments: [0, 1, 3, 9, 14])
    func cancelled(after calls: Int) throws {
        var asked = 0
        let found = try events(engine(), requests(Self.prompts[1])) {
            asked += 1
            return asked > calls
        }
        for events in found { #expect(summary(events)?.finish == .cancelled) }
    }

    @Test("the engine goes on after a batch as if there had been none")
    func after() throws {
        let engine = try engine()
        _ = try events(engine, requests(Self.prompts[1]))
        let request = requests(["hello wo, hello?"])[0]
        #expect(try Recording(engine, request).tokens == Recording(self.engine(), request).tokens)
    }

    @Test("a prompt without a token, or one too long, is refused before anything is read")
    func refused() throws {
        for text in ["", String(repeating: "x", count: 200)] {
            #expect(throws: EngineError.self) {
                _ = try events(engine(), requests(["hello", text]))
            }
        }
    }

    @Test("so it is where rows are no whole number of vectors", arguments: [60, 61, 67])
    func oddWidths(feedForward: Int) throws {
        for kernels in KernelChoice.allCases {
            let requests = requests(Self.prompts[1], capture: true)
            let batch = try events(engine(kernels, feedForward: feedForward), requests)
            for (request, found) in zip(requests, batch) {
                let alone = try Recording(engine(kernels, feedForward: feedForward), request)
                #expect(tokens(found) == alone.tokens)
            }
        }
    }

    @Test("a text as long as can be asked for ends where the context does")
    func longest() throws {
        var requests = requests(Self.prompts[1])
        for index in requests.indices { requests[index].maxTokens = .max }
        let batch = try events(engine(), requests)
        for (request, found) in zip(requests, batch) {
            #expect(tokens(found) == (try Recording(engine(), request)).tokens)
        }
    }

    @Test("a branch takes no more tokens than it was given room for")
    func room() throws {
        let session = try engine().newSession()
        _ = try session.evaluate([5, 6, 7], wanting: .none)
        try session.branch(into: 2, room: 2)
        var listener = NoListener()
        _ = try session.evaluate([8, 9], of: [0, 1], listener: &listener)
        _ = try session.evaluate([8], of: [1], listener: &listener)
        #expect(throws: EngineError.self) {
            _ = try session.evaluate([8], of: [1], listener: &listener)
        }
        #expect(throws: EngineError.self) {
            _ = try session.evaluate([8, 9], inBranch: 0, wanting: .last, listener: &listener)
        }
        #expect(session.length(ofBranch: 0) == 4 && session.length(ofBranch: 1) == 5)
    }

    @Test("on the default model too each text is the one that it is alone, to the bit")
    func defaultModel() throws {
        let engine = try Engine(at: DefaultModel.path(), threads: 2)
        let requests = [
            "Write a short text message about a kettle that is 20% off until Friday.",
            "Write a short text message about a lamp",
            "Once upon a time",
        ].enumerated().map { index, text in
            GenerationRequest(
                segments: [.control("<|im_start|>"), .text("user\n" + text)],
                sampling: SamplingSettings(temperature: 0.8, seed: UInt64(index)),
                maxTokens: 14,
                capturesAttention: true
            )
        }
        let batch = try events(engine, requests)
        for (request, found) in zip(requests, batch) {
            #expect(tokens(found) == (try Recording(engine, request)).tokens)
        }
    }
}
