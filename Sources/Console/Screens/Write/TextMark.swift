package import Copywriting
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
        case .newest: Style(.token)
        }
    }

    /// The place in its style.
    package var styled: StyledRange { StyledRange(range, style) }

    /// Where a text states facts of a sheet.
    package static func facts(of sheet: FactSheet, in text: String) -> [TextMark] {
        Mentions(of: sheet, in: ScannedText(text)).all.map { TextMark($0.range, .fact) }
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
