import Copywriting
import Terminal

/// A suggestion as a page: its text with facts and findings marked, limits, checks, facts, and how it was written.
struct SuggestionDetail {
    private let suggestion: Suggestion

    init(_ suggestion: Suggestion) {
        self.suggestion = suggestion
    }

    /// The page in lines of at most `width` cells.
    func lines(width: Int) -> [Line] {
        let marks = TextMark.marks(of: suggestion).map(\.styled)
        var lines = ParagraphView(suggestion.text, marks: marks).rows(width: width)
        if let reason = suggestion.reason {
            lines.append(Line())
            let note = Line([Span("Rejected: ", Style(.reviewRejected)), Span(reason)])
            lines += wrap(note, width: width)
        }
        lines.append(Line())
        lines += limits
        lines.append(Line())
        lines += checks(width: width)
        lines.append(Line())
        lines += SuggestionDetail.facts(of: suggestion, in: suggestion.text)
        lines.append(Line())
        lines += wrap(about, width: width)
        if suggestion.text != suggestion.originalText {
            lines.append(Line())
            lines.append(Line("As the model wrote it", .title))
            lines += wrap(Line(suggestion.originalText, .muted), width: width)
        }
        return lines
    }

    private var limits: [Line] {
        SuggestionDetail.limits(of: suggestion.text, channel: suggestion.brief.channel)
    }

    private func checks(width: Int) -> [Line] {
        guard !suggestion.findings.isEmpty else {
            return [Line("✓ no check found anything", Style(.statusOk))]
        }
        return suggestion.findings.flatMap { wrap($0.line, width: width) }
    }

    private var about: Line {
        let writing = suggestion.writing
        var words = "\(suggestion.id) · \(writing.modelName) · seed \(writing.seed)"
        words += " · \(writing.tokens) tokens · as of \(writing.asOf)"
        if let user = suggestion.brief.audience.userID { words += " · for \(user)" }
        if let strategy = suggestion.brief.strategyID { words += " · carries out \(strategy)" }
        return Line(words, .muted)
    }

    /// The text's lengths against the limits of its channel.
    static func limits(of text: String, channel: String) -> [Line] {
        let channel = Channels.all.first { $0.name == channel }
        return channel?.measures(of: text).map(\.line) ?? []
    }

    /// The facts, those that the text states with a tick.
    static func facts(of suggestion: Suggestion, in text: String) -> [Line] {
        let sheet = FactSheet(facts: suggestion.facts)
        let stated = Set(Mentions(of: sheet, in: ScannedText(text)).all.flatMap(\.facts))
        let width = min(12, suggestion.facts.map { displayWidth($0.name) }.max() ?? 0)
        return [Line("Facts", .title)]
            + suggestion.facts.enumerated().map { index, fact in
                Line([
                    Span(stated.contains(index) ? "✓ " : "  ", Style(.statusOk)),
                    Span(fact.name.truncated(to: width).padded(to: width) + " ", .muted),
                    Span(fact.value, Style(.fact)),
                ])
            }
    }
}
