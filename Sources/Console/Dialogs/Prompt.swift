package import Terminal

/// A line of text that is asked for: a reason, a file name.
package struct Prompt: Hashable, Sendable {
    /// What the answer is told as: `ScreenMessage.answered(prompt:text:)`.
    package var name: String
    package var title: String
    /// What is said under the line.
    package var hint: String
    package var editor: LineEditor
    /// Whether an empty answer counts.
    package var allowsEmpty: Bool

    /// A prompt with a text to begin with.
    package init(
        name: String,
        title: String,
        hint: String = "",
        text: String = "",
        allowsEmpty: Bool = false
    ) {
        self.name = name
        self.title = title
        self.hint = hint
        self.editor = LineEditor(text)
        self.allowsEmpty = allowsEmpty
    }
}
