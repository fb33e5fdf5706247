/// One run of writing: the prompt is read, then a token is drawn, told and read, until something ends it.
///
/// With the token that was drawn a draft of those behind it may be read. Each place of a draft is drawn in turn, as it
/// would be without: as long as what is drawn is what was drafted the next place is already there; the rest is
/// forgotten. So the text does not depend on drafts, only its time.
struct GenerationRun {
    private let request: GenerationRequest
    private let prompt: [PromptToken]
    private let model: Model
    private let session: any EvaluatingSession
    private let blockLength: Int
    private let prefixes: PrefixStore?
    private var writer: TextWriter
    private var speculation: Speculation?
    private var accepted = 0
    /// What is known of the time of passes.
    private(set) var costs: PassCosts

    init(
        request: GenerationRequest,
        prompt: [PromptToken],
        model: Model,
        session: any EvaluatingSession,
        blockLength: Int,
        prefixes: PrefixStore? = nil,
        costs: PassCosts = PassCosts()
    ) throws(EngineError) {
        try session.requireRoom(for: prompt)
        self.request = request
        self.prompt = prompt
        self.model = model
        self.session = session
        self.blockLength = blockLength
        self.prefixes = prefixes
        self.costs = costs
        writer = try TextWriter(
            request,
            tokenizer: model.tokenizer,
            room: session.capacity - prompt.count
        )
    }

    mutating func run(
        isCancelled: () -> Bool,
        onEvent: (GenerationEvent) -> Void
    ) throws(EngineError) {
        let clock = ContinuousClock()
        let start = clock.now
        onEvent(.prompt(prompt))
        let reading = PromptReading(
            session: session,
            configuration: model.configuration,
            blockLength: blockLength,
            prefixes: prefixes
        )
        let step = try reading.read(
            prompt.map(\.id),
            capturesAttention: request.capturesAttention,
            isCancelled: isCancelled
        ) { onEvent(.prefill(done: $0, of: prompt.count)) }
        let firstToken = clock.now

        var finish = FinishReason.cancelled
        if let step {
            finish = try write(after: step, isCancelled: isCancelled, onEvent: onEvent)
            // What was drafted beyond the end is no part of the text.
            session.truncate(to: prompt.count + max(writer.drawn - 1, 0))
        }
        writer.end(finish, onEvent: onEvent)
        onEvent(
            .finished(
                GenerationSummary(
                    promptTokens: prompt.count,
                    generatedTokens: writer.emitted,
                    prefillSeconds: (firstToken - start).seconds,
                    decodeSeconds: (clock.now - firstToken).seconds,
                    finish: finish,
                    draftedTokens: speculation?.drafted ?? 0,
                    acceptedTokens: accepted
                )
            )
        )
    }

    /// Writes until something ends the text.
    private mutating func write(
        after first: Step,
        isCancelled: () -> Bool,
        onEvent: (GenerationEvent) -> Void
    ) throws(EngineError) -> FinishReason {
        if request.speculates { speculation = speculating() }
        var step = first
        var draft: [Int32] = []
        while true {
            var newest: Int32 = 0
            for row in 0...draft.count {
                if isCancelled() { return .cancelled }
                let outcome = writer.write(
                    UnsafeBufferPointer(step.logits[row]),
                    attention: step.attention(row),
                    onEvent: onEvent
                )
                switch outcome {
                case .ended(let finish): return finish
                case .wrote(let id): newest = id
                }
                speculation?.wrote(newest)
                guard row < draft.count, draft[row] == newest else { break }
                accepted += 1
            }
            session.truncate(to: prompt.count + writer.drawn - 1)
            draft = speculation?.draft(atMost: writer.left - 1, costs: costs) ?? []
            guard let next = try read(newest, draft) else { return .cancelled }
            step = next
        }
    }

    /// Reads the newest token and a draft of those behind it.
    private mutating func read(_ newest: Int32, _ draft: [Int32]) throws(EngineError) -> Step? {
        let clock = ContinuousClock()
        let start = clock.now
        let rows = 1 + draft.count
        let step = try session.step(
            [newest] + draft,
            rows: rows,
            of: model.configuration,
            capturesAttention: request.capturesAttention
        )
        costs.learn(rows: rows, seconds: (clock.now - start).seconds)
        return step
    }

    private func speculating() -> Speculation {
        Speculation(
            prompt: prompt.map(\.id),
            texts: request.draftTexts.map { model.tokenizer.encode($0) },
            endTokens: model.tokenizer.endTokens
        )
    }
}

extension Duration {
    /// The duration in seconds.
    var seconds: Double {
        let (seconds, attoseconds) = components
        return Double(seconds) + Double(attoseconds) * 1e-18
    }
}
