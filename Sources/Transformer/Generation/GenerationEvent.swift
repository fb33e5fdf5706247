/// One token that was written.
package struct GeneratedToken: Hashable, Sendable {
    /// The place in the answer, from 0.
    package var index: Int
    package var id: Int32
    /// The characters that are complete with this token; empty inside a character of several tokens.
    package var text: String
    /// Natural logarithm of the model's own probability of the token, before any sampling rule.
    package var logprob: Float
    /// What the request's constraint took from the model's distribution when this token was drawn.
    package var refusal: Refusal
    /// Where the model looked at the position that predicted this token.
    package var attention: AttentionRow?

    package init(
        index: Int,
        id: Int32,
        text: String,
        logprob: Float,
        refusal: Refusal = .nothing,
        attention: AttentionRow? = nil
    ) {
        self.index = index
        self.id = id
        self.text = text
        self.logprob = logprob
        self.refusal = refusal
        self.attention = attention
    }
}

/// Why the writing ended.
package enum FinishReason: String, Hashable, Sendable, Codable, CaseIterable {
    /// The model wrote one of its end tokens.
    case endToken
    /// As many tokens as were asked for.
    case length
    /// One of the request's stop strings came up.
    case stopString
    case cancelled
    /// Prompt and answer fill the model's context.
    case contextFull
}

/// Counts and times of one run.
package struct GenerationSummary: Hashable, Sendable {
    package var promptTokens: Int
    package var generatedTokens: Int
    /// From the start to the first token's logits.
    package var prefillSeconds: Double
    package var decodeSeconds: Double
    package var finish: FinishReason
    /// Tokens that were read ahead.
    package var draftedTokens: Int
    /// Those of them that were written.
    package var acceptedTokens: Int

    package init(
        promptTokens: Int,
        generatedTokens: Int,
        prefillSeconds: Double,
        decodeSeconds: Double,
        finish: FinishReason,
        draftedTokens: Int = 0,
        acceptedTokens: Int = 0
    ) {
        self.promptTokens = promptTokens
        self.generatedTokens = generatedTokens
        self.prefillSeconds = prefillSeconds
        self.decodeSeconds = decodeSeconds
        self.finish = finish
        self.draftedTokens = draftedTokens
        self.acceptedTokens = acceptedTokens
    }

    /// The rate of decoding; 0 before there is one.
    package var tokensPerSecond: Double {
        decodeSeconds > 0 ? Double(generatedTokens) / decodeSeconds : 0
    }
}

/// What a text generator reports, in this order: the prompt, its reading, each token, the end.
package enum GenerationEvent: Hashable, Sendable {
    case prompt([PromptToken])
    /// Prompt tokens read so far.
    case prefill(done: Int, of: Int)
    case token(GeneratedToken)
    case finished(GenerationSummary)
}
