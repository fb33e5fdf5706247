/// Reads prompts: from where they differ from what a session or a store of prefixes holds, in blocks.
struct PromptReading {
    let session: any EvaluatingSession
    let configuration: ModelConfiguration
    /// Tokens that are read together; between two such blocks the reading can be cancelled.
    let blockLength: Int
    /// Where beginnings of prompts are looked for.
    var prefixes: PrefixStore?

    /// Reads a prompt; gives what its last token predicts, nil when cancelled.
    ///
    /// `onProgress` is told after each block how many tokens are done.
    func read(
        _ ids: [Int32],
        capturesAttention: Bool,
        isCancelled: () -> Bool,
        onProgress: (_ done: Int) -> Void
    ) throws(EngineError) -> Step? {
        prefixes?.restore(ids, to: session)
        // The last token is read in any case, for its logits.
        let known = session.tokens.agreement(with: ids.dropLast())
        session.truncate(to: known)
        var done = known
        while done < ids.count {
            if isCancelled() { return nil }
            let end = min(done + blockLength, ids.count)
            let step: Step?
            if end == ids.count {
                step = try session.step(
                    ids[done..<end],
                    of: configuration,
                    capturesAttention: capturesAttention
                )
            } else {
                _ = try session.evaluate(ids[done..<end], wanting: .none)
                step = nil
            }
            done = end
            onProgress(done)
            if let step { return step }
        }
        return nil
    }
}

extension EvaluatingSession {
    /// Throws where a prompt is empty, or leaves no room for an answer.
    func requireRoom(for prompt: [PromptToken]) throws(EngineError) {
        guard !prompt.isEmpty else {
            throw EngineError(
                code: .emptyPrompt,
                subject: "prompt",
                cause: "It has no token.",
                advice: "Write something for the model to go on from."
            )
        }
        guard prompt.count < capacity else {
            throw EngineError(
                code: .promptTooLong,
                subject: "prompt of \(prompt.count) tokens",
                cause: "The model's context has room for \(capacity), answer included.",
                advice: "Shorten the prompt: fewer products, or shorter descriptions."
            )
        }
    }
}
