/// A text to learn from as tokens: a stream, a paragraph, or a prompt with its completion.
package struct TrainingDocument: Hashable, Sendable {
    package var tokens: [Int32]
    /// Tokens of the prompt, which are read and not learned; 0 for plain text.
    package var promptCount: Int
    /// The channel that the text was written for, where it is known.
    package var channel: String?
    /// The prompt as a person reads it.
    package var prompt: String?
    /// The line of its file where it begins.
    package var line: Int

    package init(
        tokens: [Int32],
        promptCount: Int = 0,
        channel: String? = nil,
        prompt: String? = nil,
        line: Int = 1
    ) {
        self.tokens = tokens
        self.promptCount = promptCount
        self.channel = channel
        self.prompt = prompt
        self.line = line
    }

    /// Tokens that are to be predicted: all but the prompt, and of plain text all but the first.
    package var predicted: Range<Int> {
        min(max(promptCount, 1), tokens.count)..<tokens.count
    }
}
