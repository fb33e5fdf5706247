/// One run of writing: the prompt is read in blocks, then a token is drawn, told and read, until something ends it.
struct GenerationRun {
    private let request: GenerationRequest
    private let prompt: [PromptToken]
    private let model: Model
    private let session: any EvaluatingSession
    private let blockLength: Int
    private var sampler: Sampler
    private var decoder = UTF8StreamDecoder()
    private var stops: StopStrings
    private var emitted = 0

    init(
        request: GenerationRequest,
        prompt: [PromptToken],
        model: Model,
        session: any EvaluatingSession,
        blockLength: Int
    ) throws(EngineError) {
        guard !prompt.isEmpty else {
            throw EngineError(
                code: .emptyPrompt,
                subject: "prompt",
                cause: "It has no token.",
                advice: "Write something for the model to go on from."
            )
        }
        guard prompt.count < session.capacity else {
            throw EngineError(
                code: .promptTooLong,
                subject: "prompt of \(prompt.count) tokens",
                cause: "The model's context has room for \(session.capacity), answer included.",
                advice: "Shorten the prompt: fewer products, or shorter descriptions."
            )
        }
        self.request = request
        self.prompt = prompt
        self.model = model
        self.session = session
        self.blockLength = blockLength
        sampler = try Sampler(request.sampling)
        stops = StopStrings(request.stopStrings)
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
            blockLength: blockLength
        )
        var step = try reading.read(
            prompt.map(\.id),
            capturesAttention: request.capturesAttention,
            isCancelled: isCancelled
        ) { onEvent(.prefill(done: $0, of: prompt.count)) }
        let firstToken = clock.now

        var finish = FinishReason.cancelled
        var index = 0
        while let current = step {
            if isCancelled() { break }
            if index >= request.maxTokens {
                finish = .length
                break
            }
            let (id, logprob) = draw(current.logits)
            if model.tokenizer.endTokens.contains(id) {
                finish = .endToken
                break
            }
            let token = GeneratedToken(
                index: index,
                id: id,
                text: decoder.append(model.tokenizer.bytes(of: id)),
                logprob: logprob,
                attention: current.attention
            )
            index += 1
            if tell(token, onEvent) {
                finish = .stopString
                break
            }
            if session.tokens.count >= session.capacity {
                finish = .contextFull
                break
            }
            // The last token needs no reading: nothing comes after it.
            if index >= request.maxTokens {
                finish = .length
                break
            }
            step = try session.step(
                [id],
                of: model.configuration,
                capturesAttention: request.capturesAttention
            )
        }
        if finish != .stopString { emit(stops.finish(), onEvent) }
        onEvent(
            .finished(
                GenerationSummary(
                    promptTokens: prompt.count,
                    generatedTokens: emitted,
                    prefillSeconds: (firstToken - start).seconds,
                    decodeSeconds: (clock.now - firstToken).seconds,
                    finish: finish
                )
            )
        )
    }

    /// The next token and the model's own log-probability of it.
    private mutating func draw(_ logits: Activations) -> (id: Int32, logprob: Float) {
        let logits = UnsafeBufferPointer(logits.buffer)
        let id = sampler.next(logits)
        return (id, logProbability(of: id, in: logits))
    }

    /// Tells a token, or holds it back; true when a stop string is complete.
    private mutating func tell(
        _ token: GeneratedToken,
        _ onEvent: (GenerationEvent) -> Void
    ) -> Bool {
        let (released, stopped) = stops.append(token)
        emit(released, onEvent)
        return stopped
    }

    private mutating func emit(_ tokens: [GeneratedToken], _ onEvent: (GenerationEvent) -> Void) {
        emitted += tokens.count
        for token in tokens { onEvent(.token(token)) }
    }
}

extension Duration {
    /// The duration in seconds.
    var seconds: Double {
        let (seconds, attoseconds) = components
        return Double(seconds) + Double(attoseconds) * 1e-18
    }
}
