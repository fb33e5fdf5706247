/// What writes text: the engine, or a scripted one in tests.
package protocol TextGenerator: Sendable {
    var identity: ModelIdentity { get }

    /// The tokens of a prompt; throws where a control token is none of the model's.
    func tokens(of segments: [PromptSegment]) throws -> [PromptToken]

    /// Runs on the caller's thread, calls back in order, and returns after `.finished`.
    ///
    /// `isCancelled` is asked before every token and between blocks of prefill.
    func generate(
        _ request: GenerationRequest,
        isCancelled: () -> Bool,
        onEvent: (GenerationEvent) -> Void
    ) throws

    /// Writes several texts, at once where that is faster; each is the one that `generate` alone would give.
    ///
    /// Events carry the index of their request. Those of one request come in order, those of several mixed.
    func generate(
        _ requests: [GenerationRequest],
        isCancelled: () -> Bool,
        onEvent: (Int, GenerationEvent) -> Void
    ) throws
}

extension TextGenerator {
    /// One after another.
    package func generate(
        _ requests: [GenerationRequest],
        isCancelled: () -> Bool,
        onEvent: (Int, GenerationEvent) -> Void
    ) throws {
        for (index, request) in requests.enumerated() {
            try generate(request, isCancelled: isCancelled) { onEvent(index, $0) }
        }
    }
}
