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
}
