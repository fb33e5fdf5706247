package import Transformer

/// A token of a prompt with what it stands for, as the attention views need it.
package struct ReadToken: Hashable, Sendable {
    package var text: String
    /// The fact that the token states, by index in the sheet.
    package var fact: Int?
    /// A control token of the chat template.
    package var isControl: Bool

    package init(text: String, fact: Int? = nil, isControl: Bool = false) {
        self.text = text
        self.fact = fact
        self.isControl = isControl
    }
}

extension Prompt {
    /// The tokens of this prompt, each with the fact that it states.
    ///
    /// A token that reaches over the edge of a fact counts to it.
    package func read(_ tokens: [PromptToken]) -> [ReadToken] {
        tokens.map { token in
            var isControl = false
            if segments.indices.contains(token.segment), case .control = segments[token.segment] {
                isControl = true
            }
            let span = factSpans.first {
                $0.segment == token.segment && $0.range.overlaps(token.utf8Range)
            }
            return ReadToken(text: token.text, fact: span?.fact, isControl: isControl)
        }
    }
}
