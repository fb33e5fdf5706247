/// A prompt as segments, so that text from records is never parsed for special tokens.
package enum PromptSegment: Hashable, Sendable, Codable {
    /// A special token by its text, for example `<|im_start|>`.
    case control(String)
    /// Words; whatever they hold is read as text.
    case text(String)
}

/// A token of a prompt and the bytes of its segment that it stands for.
package struct PromptToken: Hashable, Sendable {
    package var id: Int32
    /// The index of the segment.
    package var segment: Int
    /// Bytes of UTF-8 within the segment's text.
    package var utf8Range: Range<Int>
    /// The characters that are complete with this token; empty inside a character of several tokens.
    package var text: String

    package init(id: Int32, segment: Int, utf8Range: Range<Int>, text: String) {
        self.id = id
        self.segment = segment
        self.utf8Range = utf8Range
        self.text = text
    }
}
