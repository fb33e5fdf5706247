import Kernels

/// What reading some tokens gives: for each of the last rows of them the logits of the next token and where the model
/// looked for them.
struct Step {
    /// A row for each token that was wanted; valid until the session reads on.
    let logits: Activations
    private let capture: AttentionCapture

    fileprivate init(logits: Activations, capture: AttentionCapture) {
        self.logits = logits
        self.capture = capture
    }

    /// The attention of a row; nil where it was not captured.
    func attention(_ row: Int) -> AttentionRow? { capture.row(row) }
}

extension EvaluatingSession {
    /// Reads tokens; gives what the last `rows` of them predict.
    func step(
        _ ids: ArraySlice<Int32>,
        rows: Int = 1,
        of configuration: ModelConfiguration,
        capturesAttention: Bool
    ) throws(EngineError) -> Step? {
        let end = tokens.count + ids.count
        var capture = AttentionCapture(
            of: capturesAttention ? Positions(end - rows..<end) : nil,
            in: configuration
        )
        let logits = try evaluate(
            ids,
            wanting: rows == 1 ? .last : .all,
            listener: &capture
        )
        return logits.map { Step(logits: $0, capture: capture) }
    }
}
