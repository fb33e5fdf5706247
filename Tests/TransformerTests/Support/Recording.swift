import Transformer

/// What a generator reported in one run.
struct Recording {
    var prompt: [PromptToken]?
    var prefill: [(done: Int, of: Int)] = []
    var tokens: [GeneratedToken] = []
    var summary: GenerationSummary?
    /// The events' names in order.
    var order: [String] = []

    /// Runs a request; `cancelAfterTokens` cancels as soon as so many tokens have come.
    init(
        _ generator: some TextGenerator,
        _ request: GenerationRequest,
        cancelAfterTokens: Int = .max
    ) throws {
        var recording = Self()
        var count = 0
        try generator.generate(
            request,
            isCancelled: { count >= cancelAfterTokens },
            onEvent: { event in
                recording.record(event)
                count = recording.tokens.count
            }
        )
        self = recording
    }

    private init() {}

    var ids: [Int32] { tokens.map(\.id) }

    private mutating func record(_ event: GenerationEvent) {
        switch event {
        case .prompt(let tokens):
            prompt = tokens
            order.append("prompt")
        case .prefill(let done, let count):
            prefill.append((done, count))
            order.append("prefill")
        case .token(let token):
            tokens.append(token)
            order.append("token")
        case .finished(let end):
            summary = end
            order.append("finished")
        }
    }
}
