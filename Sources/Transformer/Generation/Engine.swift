package import Synchronization

/// Which kernels the forward pass runs on.
package enum KernelChoice: String, Hashable, Sendable, Codable, CaseIterable {
    /// Quantised weights and activations, the processor's widest instructions.
    case fast
    /// Float32 throughout: slow, and what the fast ones are measured by.
    case reference
}

/// A model that writes text.
///
/// The session of the last text is kept: a prompt that begins like it is read only from where it differs. What requests
/// mark as shared by several prompts is kept beside it.
package final class Engine: TextGenerator {
    package let model: Model
    /// The model's identity, with that of the adapter that it runs with.
    package let identity: ModelIdentity
    package let kernels: KernelChoice
    /// Prompt tokens that are read together; between two such blocks a run can be cancelled.
    package let blockLength: Int
    let prefixes: PrefixStore?
    private let makeSession: @Sendable () throws(EngineError) -> any EvaluatingSession
    /// What the last run left.
    private let idle = Mutex<(any EvaluatingSession)?>(nil)
    /// What the runs so far learnt of the time of passes.
    package let costs = Mutex(PassCosts())

    package init(
        model: Model,
        adapter: AdapterIdentity? = nil,
        kernels: KernelChoice,
        blockLength: Int,
        prefixes: PrefixStore? = nil,
        makeSession: @escaping @Sendable () throws(EngineError) -> any EvaluatingSession
    ) {
        self.model = model
        identity = adapter.map { model.identity.adapted(by: $0) } ?? model.identity
        self.kernels = kernels
        self.blockLength = max(blockLength, 1)
        self.prefixes = prefixes
        self.makeSession = makeSession
    }

    /// The tokens of a prompt.
    package func tokens(of segments: [PromptSegment]) throws -> [PromptToken] {
        try model.tokenizer.tokens(of: segments)
    }

    /// Writes; see `TextGenerator`.
    package func generate(
        _ request: GenerationRequest,
        isCancelled: () -> Bool,
        onEvent: (GenerationEvent) -> Void
    ) throws {
        let prompt = try tokens(of: request.segments)
        let shared = prompt.ids(upTo: request.sharedPrefixEnd)
        let session = try takeSession()
        defer { keep(session) }
        var run = try GenerationRun(
            request: request,
            prompt: prompt,
            model: model,
            session: session,
            blockLength: blockLength,
            prefixes: shared.isEmpty ? nil : prefixes,
            costs: costs.withLock { $0.relaxed() }
        )
        try run.run(isCancelled: isCancelled, onEvent: onEvent)
        costs.withLock { $0 = run.costs }
        prefixes?.keep(shared, of: session)
    }

    /// Reads tokens in a session of their own, and calls `body` with the logits of each wanted position.
    package func read<Listener: ForwardListener>(
        _ tokens: [Int32],
        wanting wanted: WantedLogits,
        listener: inout Listener,
        _ body: (_ position: Int, _ logits: UnsafeBufferPointer<Float>) -> Void
    ) throws(EngineError) {
        let session = try newSession()
        for start in stride(from: 0, to: tokens.count, by: blockLength) {
            let end = min(start + blockLength, tokens.count)
            let rows = wanted == .last && end < tokens.count ? WantedLogits.none : wanted
            let logits = try session.evaluate(
                tokens[start..<end],
                wanting: rows,
                listener: &listener
            )
            guard let logits else { continue }
            for row in 0..<logits.rows {
                body(end - logits.rows + row, UnsafeBufferPointer(logits[row]))
            }
        }
    }

    /// A session that has read nothing.
    package func newSession() throws(EngineError) -> any EvaluatingSession {
        try makeSession()
    }

    func takeSession() throws(EngineError) -> any EvaluatingSession {
        let kept = idle.withLock { idle in
            defer { idle = nil }
            return idle
        }
        if let kept { return kept }
        return try newSession()
    }

    func keep(_ session: any EvaluatingSession) {
        idle.withLock { $0 = session }
    }
}
