/// What a check found in a text.
package struct Finding: Hashable, Sendable, Codable {
    /// How much a finding weighs: a blocking one keeps the text from being accepted.
    package enum Level: String, Hashable, Sendable, Codable {
        case block
        case warn
    }

    /// The check's name.
    package var check: String
    package var level: Level
    /// Start and end in the text, in Unicode scalars; the whole text where it is about all of it.
    package var span: Range<Int>
    /// What is wrong, in a sentence a marketer understands.
    package var message: String
    /// What would be right in the place of the span, where that can be said.
    package var fix: String?

    package init(
        check: String,
        level: Level,
        span: Range<Int>,
        message: String,
        fix: String? = nil
    ) {
        self.check = check
        self.level = level
        self.span = span
        self.message = message
        self.fix = fix
    }
}
