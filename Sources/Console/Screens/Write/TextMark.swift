package import Copywriting
import Explanation
package import Terminal

/// A place in a text that means something: a fact that it states, or what a check found there.
package struct TextMark: Hashable, Sendable {
    /// What a marked place is.
    package enum Kind: Hashable, Sendable {
        /// States a fact of the sheet.
        case fact
        /// Keeps the text from being accepted.
        case blocked
        /// Worth a look.
        case warned
        /// Stands where the model wanted to write what no fact holds.
        case forced
        /// The same, and states a fact.
        case forcedFact
        /// The token that came last.
        case newest
    }

    /// In Unicode scalars.
    package var range: Range<Int>
    package var kind: Kind

    package init(_ range: Range<Int>, _ kind: Kind) {
        self.range = range
        self.kind = kind
    }

    /// How a place of this kind is painted; an underline says it where there is no colour.
    package var style: Style {
        switch kind {
        case .fact: Style(.fact)
        case .blocked: Style(.untraced, [.underline])
        case .warned: Style(.statusWarn, [.underline])
        case .forced: Style(.text, [.underline])
        case .forcedFact: Style(.fact, [.underline])
        case .newest: Style(.token)
        }
    }

    /// The place in its style.
    package var styled: StyledRange { StyledRange(range, style) }

    /// Where a text states facts of a sheet.
    package static func facts(of sheet: FactSheet, in text: String) -> [TextMark] {
        Mentions(of: sheet, in: ScannedText(text)).all.map { TextMark($0.range, .fact) }
    }

    /// Where a text under way was forced into a word, and whether it states a fact there.
    static func forced(_ trace: AttentionTrace, facts: [TextMark], in text: String) -> [TextMark] {
        let scalars = Array(text.unicodeScalars)
        var marks: [TextMark] = []
        var start = 0
        for token in trace.tokens.suffix(trace.generatedCount) {
            var range = start..<min(start + token.text.unicodeScalars.count, scalars.count)
            start = range.upperBound
            while let first = range.first, scalars[first].properties.isWhitespace {
                range = first + 1..<range.upperBound
            }
            guard token.isForced, !range.isEmpty else { continue }
            let isFact = facts.contains { $0.range.overlaps(range) }
            marks.append(TextMark(range, isFact ? .forcedFact : .forced))
        }
        return marks
    }

    /// The facts that a suggestion states and the places that its checks found; later ones lie on top.
    package static func marks(of suggestion: Suggestion) -> [TextMark] {
        let whole = 0..<suggestion.text.unicodeScalars.count
        // What is said of the whole text is said in words beside it.
        let found = suggestion.findings.filter { !$0.span.isEmpty && $0.span != whole }
        let warned = found.filter { $0.level == .warn }.map { TextMark($0.span, .warned) }
        let blocked = found.filter { $0.level == .block }.map { TextMark($0.span, .blocked) }
        return facts(of: FactSheet(facts: suggestion.facts), in: suggestion.text)
            + warned + blocked
    }
}
