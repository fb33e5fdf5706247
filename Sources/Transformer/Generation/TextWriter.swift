/// Draws the tokens of one text and tells them, until something ends it.
struct TextWriter {
    /// What came of drawing a token.
    enum Outcome {
        case wrote(Int32)
        case ended(FinishReason)
    }

    private let tokenizer: Tokenizer
    private let maxTokens: Int
    /// Tokens that the context has room for behind the prompt.
    private let room: Int
    private var sampler: Sampler
    private var decoder = UTF8StreamDecoder()
    private var stops: StopStrings
    /// Tokens that were drawn, without an end token.
    private(set) var drawn = 0
    /// Tokens that were told.
    private(set) var emitted = 0

    init(_ request: GenerationRequest, tokenizer: Tokenizer, room: Int) throws(EngineError) {
        self.tokenizer = tokenizer
        self.room = room
        maxTokens = request.maxTokens
        let constraint = request.constraint.map {
            Constrained($0, of: tokenizer, for: request.sampling)
        }
        sampler = try Sampler(request.sampling, within: constraint)
        stops = StopStrings(request.stopStrings)
    }

    /// Tokens that may still be drawn: as many as were asked for, and one behind a full context.
    var left: Int { min(maxTokens, room + 1) - drawn }

    /// Draws the token that logits predict and tells it, or says why the text ends.
    mutating func write(
        _ logits: UnsafeBufferPointer<Float>,
        attention: AttentionRow?,
        onEvent: (GenerationEvent) -> Void
    ) -> Outcome {
        if drawn >= maxTokens { return .ended(.length) }
        let id = sampler.next(logits)
        if tokenizer.endTokens.contains(id) { return .ended(.endToken) }
        let token = GeneratedToken(
            index: drawn,
            id: id,
            text: decoder.append(tokenizer.bytes(of: id)),
            logprob: logProbability(of: id, in: logits),
            refusal: sampler.refusal,
            attention: attention
        )
        drawn += 1
        let (released, stopped) = stops.append(token)
        emit(released, onEvent)
        if stopped { return .ended(.stopString) }
        if drawn > room { return .ended(.contextFull) }
        // The last token needs no reading: nothing comes after it.
        if drawn >= maxTokens { return .ended(.length) }
        return .wrote(id)
    }

    /// Tells what was held back, unless it begins what must not be told.
    mutating func end(_ finish: FinishReason, onEvent: (GenerationEvent) -> Void) {
        if finish != .stopString { emit(stops.finish(), onEvent) }
    }

    private mutating func emit(_ tokens: [GeneratedToken], _ onEvent: (GenerationEvent) -> Void) {
        emitted += tokens.count
        for token in tokens { onEvent(.token(token)) }
    }
}
