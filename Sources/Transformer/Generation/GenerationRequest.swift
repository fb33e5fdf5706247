/// What a text generator is asked to write.
package struct GenerationRequest: Sendable {
    package var segments: [PromptSegment]
    package var sampling: SamplingSettings
    /// The most tokens to write.
    package var maxTokens: Int
    /// Texts that end the writing; neither they nor what follows is part of it.
    package var stopStrings: [String]
    /// Whether every token carries the attention that predicted it.
    package var capturesAttention: Bool
    /// Whether tokens that the prompt or `draftTexts` suggest are read ahead; it changes no text, only its time.
    package var speculates: Bool
    /// Texts besides the prompt that this one may repeat, for example finished ones of its kind.
    package var draftTexts: [String]
    /// Where the part of the prompt ends that other prompts begin with too; what was read of it is kept, on disk also.
    ///
    /// Nothing that is about one person may stand in it.
    package var sharedPrefixEnd: PromptPlace?
    /// What the text is held to as it is drawn; nil lets anything be written.
    package var constraint: (any TextConstraint)?

    package init(
        segments: [PromptSegment],
        sampling: SamplingSettings,
        maxTokens: Int,
        stopStrings: [String] = [],
        capturesAttention: Bool = false,
        speculates: Bool = true,
        draftTexts: [String] = [],
        sharedPrefixEnd: PromptPlace? = nil,
        constraint: (any TextConstraint)? = nil
    ) {
        self.segments = segments
        self.sampling = sampling
        self.maxTokens = maxTokens
        self.stopStrings = stopStrings
        self.capturesAttention = capturesAttention
        self.speculates = speculates
        self.draftTexts = draftTexts
        self.sharedPrefixEnd = sharedPrefixEnd
        self.constraint = constraint
    }
}
