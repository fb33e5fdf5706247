/// What the tokens of a context are drawn together to.
package enum TokenFold: String, Hashable, Sendable, CaseIterable {
    case tokens
    case words
    case facts
}

/// Neighbouring tokens, or the tokens of one fact, shown as one.
package struct TokenGroup: Hashable, Sendable {
    /// What a group is.
    package enum Kind: Hashable, Sendable {
        /// The first token, where attention goes that has nowhere to go.
        case sink
        case token
        case word
        /// The tokens that state a fact, by its index in the trace.
        case fact(Int)
        /// The prompt's tokens that state no fact.
        case prompt
        /// What the model wrote.
        case generated
    }

    package var kind: Kind
    /// What to call it: the text, with a space before it as `·`, or the fact's name.
    package var label: String
    /// The tokens, in order, by their place in the context.
    package var tokens: [Int]

    package init(kind: Kind, label: String, tokens: [Int]) {
        self.kind = kind
        self.label = label
        self.tokens = tokens
    }
}

extension AttentionTrace {
    /// The context's tokens in groups; every token is in exactly one, the first always alone as the sink.
    package func groups(_ fold: TokenFold) -> [TokenGroup] {
        guard !tokens.isEmpty else { return [] }
        let sink = TokenGroup(kind: .sink, label: tokens[0].label, tokens: [0])
        let rest = 1..<tokens.count
        switch fold {
        case .tokens:
            return [sink]
                + rest.map { TokenGroup(kind: .token, label: tokens[$0].label, tokens: [$0]) }
        case .words: return [sink] + words(in: rest)
        case .facts: return [sink] + byFact(rest)
        }
    }

    /// Runs of tokens that make up a word: a space, a line break or a control token begins the next one.
    func words(in range: Range<Int>) -> [TokenGroup] {
        var groups: [TokenGroup] = []
        for index in range {
            let token = tokens[index]
            let previous = index > range.lowerBound ? tokens[index - 1] : nil
            let begins =
                previous.map { $0.isControl || $0.text.last?.isNewline == true } ?? true
                || token.isControl || token.text.first?.isWhitespace != false
                || (index == promptCount)
            if begins {
                groups.append(TokenGroup(kind: .word, label: token.label, tokens: [index]))
            } else {
                groups[groups.count - 1].tokens.append(index)
                groups[groups.count - 1].label += token.label
            }
        }
        return groups
    }

    private func byFact(_ range: Range<Int>) -> [TokenGroup] {
        var perFact = [[Int]](repeating: [], count: facts.count)
        var others: [Int] = []
        var generated: [Int] = []
        for index in range {
            if index >= promptCount {
                generated.append(index)
            } else if let fact = tokens[index].fact, facts.indices.contains(fact) {
                perFact[fact].append(index)
            } else {
                others.append(index)
            }
        }
        let stated = facts.indices.filter { !perFact[$0].isEmpty }.map {
            TokenGroup(kind: .fact($0), label: facts[$0].name, tokens: perFact[$0])
        }
        return stated
            + [
                TokenGroup(kind: .prompt, label: "other prompt", tokens: others),
                TokenGroup(kind: .generated, label: "text so far", tokens: generated),
            ].filter { !$0.tokens.isEmpty }
    }
}

extension AttentionTrace.Token {
    /// The text as a label: a space before it as `·`, line breaks as `⏎`, what a terminal would obey left out.
    package var label: String {
        var label = ""
        for (index, scalar) in text.unicodeScalars.enumerated() {
            switch scalar {
            case " " where index == 0: label += "·"
            case "\n", "\r": label += "⏎"
            case "\t": label += "⇥"
            default:
                switch scalar.properties.generalCategory {
                case .control, .format, .lineSeparator, .paragraphSeparator: continue
                default: label.unicodeScalars.append(scalar)
                }
            }
        }
        return label
    }
}
