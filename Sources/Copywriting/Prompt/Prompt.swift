package import Transformer

/// What the model is given for a brief, and where in it each fact stands.
package struct Prompt: Hashable, Sendable {
    /// Where a fact stands in the prompt.
    package struct FactSpan: Hashable, Sendable {
        /// The index of the fact in the sheet.
        package var fact: Int
        /// The index of the segment.
        package var segment: Int
        /// Bytes of UTF-8 in the segment.
        package var range: Range<Int>

        package init(fact: Int, segment: Int, range: Range<Int>) {
            self.fact = fact
            self.segment = segment
            self.range = range
        }
    }

    package private(set) var segments: [PromptSegment] = []
    package private(set) var factSpans: [FactSpan] = []
    /// Where what other briefs of the campaign begin with ends; nil where they have nothing in common.
    package private(set) var sharedEnd: PromptPlace?
    private var text = ""

    package init() {}

    /// Appends words that are read as text, whatever they hold; with `fact`, they state that fact.
    package mutating func append(_ words: String, stating fact: Int? = nil) {
        let start = text.utf8.count
        text += words
        guard let fact else { return }
        let span = FactSpan(fact: fact, segment: segments.count, range: start..<text.utf8.count)
        factSpans.append(span)
    }

    /// Appends a control token of the model by name, for example `<|im_start|>`.
    package mutating func append(control name: String) {
        endText()
        segments.append(.control(name))
    }

    /// Says that other briefs of the campaign begin with all that was appended so far.
    package mutating func endShared() {
        sharedEnd = PromptPlace(segment: segments.count, utf8Offset: text.utf8.count)
    }

    /// Closes the running text, so that `segments` holds all of the prompt.
    package mutating func endText() {
        guard !text.isEmpty else { return }
        segments.append(.text(text))
        text = ""
    }
}
