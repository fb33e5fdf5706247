/// What is written and where it runs; a new channel is a new file and a line in `Channels.all`.
package protocol Channel: Sendable {
    /// The name in briefs, flags and JSON, for example `email-subject`.
    var name: String { get }
    /// The name on screen, for example `Email subject`.
    var title: String { get }
    /// Whether the text is sent to customers (a strategy is not).
    var isSent: Bool { get }
    /// Whether the text is one line.
    var isSingleLine: Bool { get }
    /// What the model is told to write.
    var instruction: String { get }
    /// The facts that a prompt of this channel shows, in the sheet's order.
    var factNames: [String] { get }
    /// Worked examples for the model, as templates over the names of facts (see `ExampleTemplate`).
    var examples: [String] { get }
    /// The most tokens one suggestion may take.
    var tokenLimit: Int { get }
    /// Whether a text ends with a whole sentence, or with a link; a subject line need not.
    var endsInSentence: Bool { get }
    /// The text's length in the channel's own units against its limits, for example segments of an SMS.
    func measures(of text: String) -> [Measure]
}

/// One length of a text against its limits.
package struct Measure: Hashable, Sendable {
    /// What is counted, for example `characters` or `segments`.
    package var unit: String
    package var value: Int
    /// Above it a reader may not see everything; a warning.
    package var softLimit: Int?
    /// Above it the channel refuses or bills more; blocks.
    package var hardLimit: Int?

    package init(unit: String, value: Int, softLimit: Int? = nil, hardLimit: Int? = nil) {
        self.unit = unit
        self.value = value
        self.softLimit = softLimit
        self.hardLimit = hardLimit
    }
}

extension Channel {
    package var isSent: Bool { true }
    package var endsInSentence: Bool { true }

    /// The lines of a text, for channels that show only one.
    func singleLine(_ text: String) -> Measure {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        return Measure(unit: "lines", value: lines.count, hardLimit: 1)
    }
}
