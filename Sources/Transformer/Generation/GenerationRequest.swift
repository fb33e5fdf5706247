/// What a text generator is asked to write.
package struct GenerationRequest: Hashable, Sendable {
    package var segments: [PromptSegment]
    package var sampling: SamplingSettings
    /// The most tokens to write.
    package var maxTokens: Int
    /// Texts that end the writing; neither they nor what follows is part of it.
    package var stopStrings: [String]
    /// Whether every token carries the attention that predicted it.
    package var capturesAttention: Bool

    package init(
        segments: [PromptSegment],
        sampling: SamplingSettings,
        maxTokens: Int,
        stopStrings: [String] = [],
        capturesAttention: Bool = false
    ) {
        self.segments = segments
        self.sampling = sampling
        self.maxTokens = maxTokens
        self.stopStrings = stopStrings
        self.capturesAttention = capturesAttention
    }
}
