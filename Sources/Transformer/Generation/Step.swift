import Kernels

/// What one forward position gives: the logits of the next token and where the model looked for them.
struct Step {
    let logits: Activations
    let attention: AttentionRow?
}

extension EvaluatingSession {
    /// Reads tokens; gives what the last of them predicts.
    func step(
        _ ids: ArraySlice<Int32>,
        of configuration: ModelConfiguration,
        capturesAttention: Bool
    ) throws(EngineError) -> Step? {
        let position = tokens.count + ids.count - 1
        var capture = AttentionCapture(
            of: capturesAttention ? Positions(position..<position + 1) : nil,
            layers: configuration.blockCount,
            heads: configuration.headCount
        )
        let logits = try evaluate(ids, wanting: .last, listener: &capture)
        return logits.map { Step(logits: $0, attention: capture.row(0)) }
    }
}
