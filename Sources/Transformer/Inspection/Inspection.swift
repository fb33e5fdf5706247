/// What `marquee inspect` prints, in the JSON that others rely on.
package enum Inspection {
    /// `{"tokens":[…]}`.
    package struct Tokens: Encodable, Hashable, Sendable {
        package var tokens: [Int32]

        package init(tokens: [Int32]) {
            self.tokens = tokens
        }
    }

    /// `{"top":[[token,logit],…]}`: the largest logits after the last token, the largest first.
    package struct Logits: Encodable, Hashable, Sendable {
        /// One pair; an array of two in JSON.
        package struct Entry: Encodable, Hashable, Sendable {
            package var token: Int32
            package var logit: Float

            package func encode(to encoder: any Encoder) throws {
                var container = encoder.unkeyedContainer()
                try container.encode(token)
                try container.encode(logit)
            }
        }

        package var top: [Entry]
    }

    /// `{"logprobs":[…]}`: the log-probability of each token given those before it, from the second on.
    package struct Logprobs: Encodable, Hashable, Sendable {
        package var logprobs: [Float]
    }

    /// `{"attention":[[row of 1],[row of 2],…]}`: the weights of one head, a row a token.
    package struct Attention: Encodable, Hashable, Sendable {
        package var attention: [[Float]]
    }
}

extension Engine {
    /// The tokens of a text, special tokens parsed.
    package func inspectTokens(of text: String) -> Inspection.Tokens {
        Inspection.Tokens(tokens: model.tokenizer.encode(text, parsingSpecial: true))
    }

    /// The `top` largest logits after the last of the tokens.
    package func inspectLogits(
        of tokens: [Int32],
        top: Int
    ) throws(EngineError) -> Inspection.Logits {
        try requireTokens(tokens)
        var entries: [Candidates.Entry] = []
        var listener = NoListener()
        try read(tokens, wanting: .last, listener: &listener) { _, logits in
            var candidates = Candidates()
            candidates.fill(logits)
            TopK(count: max(top, 0)).apply(to: &candidates, written: [])
            entries = candidates.entries
        }
        return Inspection.Logits(top: entries.map { .init(token: $0.token, logit: $0.logit) })
    }

    /// The log-probability of each token given those before it.
    package func inspectLogprobs(of tokens: [Int32]) throws(EngineError) -> Inspection.Logprobs {
        try requireTokens(tokens)
        var logprobs: [Float] = []
        var listener = NoListener()
        try read(tokens, wanting: .all, listener: &listener) { position, logits in
            guard position + 1 < tokens.count else { return }
            logprobs.append(logProbability(of: tokens[position + 1], in: logits))
        }
        return Inspection.Logprobs(logprobs: logprobs)
    }

    /// The attention weights of one head over all tokens.
    package func inspectAttention(
        of tokens: [Int32],
        layer: Int,
        head: Int
    ) throws(EngineError) -> Inspection.Attention {
        try requireTokens(tokens)
        try require("layer", layer, below: model.configuration.blockCount)
        try require("head", head, below: model.configuration.headCount)
        var listener = HeadListener(layer: layer, head: head)
        // Only in the last block is a position passed over that nothing is wanted of.
        let isLast = layer == model.configuration.blockCount - 1
        try read(tokens, wanting: isLast ? .all : .none, listener: &listener) { _, _ in }
        return Inspection.Attention(attention: listener.rows)
    }

    private func requireTokens(_ tokens: [Int32]) throws(EngineError) {
        if !tokens.isEmpty { return }
        throw EngineError(
            code: .emptyPrompt,
            subject: "tokens",
            cause: "There is none.",
            advice: "Give at least one token, for example with --tokens 1,2,3."
        )
    }

    private func require(_ name: String, _ value: Int, below limit: Int) throws(EngineError) {
        if (0..<limit).contains(value) { return }
        throw EngineError(
            code: .outOfRange,
            subject: "\(name) \(value)",
            cause: "The model has \(name)s 0 to \(limit - 1).",
            advice: "Choose one of them."
        )
    }
}

/// Keeps the rows of one head.
private struct HeadListener: ForwardListener {
    let layer: Int
    let head: Int
    var rows: [[Float]] = []

    init(layer: Int, head: Int) {
        self.layer = layer
        self.head = head
    }

    func listensToAttention(of position: Int) -> Bool { true }

    mutating func attention(
        layer: Int,
        row: Int,
        position: Int,
        weights: UnsafeBufferPointer<Float>
    ) {
        guard layer == self.layer else { return }
        let start = head * (position + 1)
        rows.append(Array(weights[start...start + position]))
    }
}
