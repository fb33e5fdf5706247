import Copywriting
import Studio
import Terminal
import Transformer

/// Shows suggestions as they are written: lines of JSON for scripts, words for people.
struct SuggestionStream {
    let isJSON: Bool
    let count: Int
    /// What was written last.
    private var text = ""
    /// The first thing that went wrong with the output.
    private(set) var fault: Fault?

    init(isJSON: Bool, count: Int) {
        self.isJSON = isJSON
        self.count = count
    }

    /// Shows what happened.
    mutating func show(_ event: CopyEvent) {
        guard fault == nil else { return }
        do {
            if isJSON { try showJSON(event) } else { try showText(event) }
        } catch let error as Fault {
            fault = error
        } catch {
            fault = Fault(error)
        }
    }

    private func showJSON(_ event: CopyEvent) throws {
        switch event {
        case .token(let candidate, let token, _):
            try Output.line(SuggestEvent.token(candidate: candidate, token).line())
        case .suggestion(let candidate, let suggestion):
            try Output.line(SuggestEvent.suggestion(candidate: candidate, suggestion).line())
        case .started, .prompt, .reading: break
        }
    }

    private mutating func showText(_ event: CopyEvent) throws {
        switch event {
        case .started(let candidate, let attempt, _):
            text = ""
            let again =
                attempt == 0 ? "" : ", written again for a better one"
            if attempt > 0 { try Output.line("") }
            if count > 1 || attempt > 0 {
                try Output.line("— \(candidate + 1) of \(count)\(again)")
            }
        case .token(_, let token, _):
            // Shown as it comes; the finished text below may be trimmed.
            text += token.text
            try Output.write(Output.plainLines(token.text))
        case .suggestion(_, let suggestion):
            try Output.line("")
            let isSeen = text.contains(suggestion.text)
            try Output.write(SuggestionText.summary(of: suggestion, isSeen: isSeen))
        case .prompt, .reading: break
        }
    }
}

/// A suggestion for people on the command line.
enum SuggestionText {
    /// State, measures and checks under a text, with the text itself where it is not what was seen to be written.
    static func summary(of suggestion: Suggestion, isSeen: Bool = true) -> String {
        var lines: [String] = []
        let writing = suggestion.writing
        let rate = Int(writing.tokensPerSecond.rounded())
        lines.append(
            "  [\(suggestion.state.rawValue)] \(suggestion.id) · \(suggestion.brief.channel) · "
                + "\(writing.tokens) tokens, \(rate) a second"
        )
        if !isSeen || suggestion.text != suggestion.originalText || suggestion.state == .blocked {
            lines.append("  text: " + Output.plain(suggestion.text))
        }
        for finding in suggestion.findings {
            let sign = finding.level == .block ? "✗" : "!"
            lines.append("  \(sign) \(finding.check): " + Output.plain(finding.message))
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
