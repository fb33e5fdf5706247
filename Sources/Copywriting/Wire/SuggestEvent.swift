import Foundation
package import Transformer

/// One line of what `suggest --json` streams.
package enum SuggestEvent: Encodable, Sendable {
    case token(candidate: Int, GeneratedToken)
    case suggestion(candidate: Int, Suggestion)

    private enum CodingKeys: String, CodingKey {
        case event, candidate, token, text, logprob, removed, id, channel, state, facts, checks,
            tokens, seed
        case model
        case tokensPerSecond = "tokens_per_second"
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .token(let candidate, let token):
            try container.encode("token", forKey: .event)
            try container.encode(candidate, forKey: .candidate)
            try container.encode(token.id, forKey: .token)
            try container.encode(token.text, forKey: .text)
            // JSON has no infinity; a token that could not occur is as unlikely as a float says.
            let finite = token.logprob.isFinite ? token.logprob : -.greatestFiniteMagnitude
            try container.encode(finite, forKey: .logprob)
            // What the constraint took away, where it took something.
            if token.refusal.removed > 0 {
                try container.encode(token.refusal.removed, forKey: .removed)
            }
        case .suggestion(let candidate, let suggestion):
            try container.encode("suggestion", forKey: .event)
            try container.encode(candidate, forKey: .candidate)
            try container.encode(suggestion.id, forKey: .id)
            try container.encode(suggestion.text, forKey: .text)
            try container.encode(suggestion.brief.channel, forKey: .channel)
            try container.encode(suggestion.state, forKey: .state)
            try container.encode(suggestion.facts, forKey: .facts)
            try container.encode(suggestion.findings.map(CheckRecord.init), forKey: .checks)
            try container.encode(suggestion.writing.tokens, forKey: .tokens)
            try container.encode(suggestion.writing.tokensPerSecond, forKey: .tokensPerSecond)
            try container.encode(suggestion.writing.sampling.seed, forKey: .seed)
            try container.encode(suggestion.writing.model.name, forKey: .model)
        }
    }

    /// The event as one line of JSON without a line break.
    package func line() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
}
