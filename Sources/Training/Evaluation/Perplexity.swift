import Foundation

/// How well a model predicts texts: the mean negative log-probability of their tokens, and its exponential.
package struct Perplexity: Hashable, Sendable, Encodable {
    /// Sum over the tokens, in nats.
    package private(set) var nats: Double
    /// Tokens that were predicted.
    package private(set) var tokens: Int

    package init(nats: Double = 0, tokens: Int = 0) {
        self.nats = nats
        self.tokens = tokens
    }

    /// The mean, in nats.
    package var loss: Double { tokens == 0 ? 0 : nats / Double(tokens) }
    /// Among how many equally likely tokens the model would be as unsure.
    package var perplexity: Double { exp(loss) }

    /// Counts a token with its log-probability.
    package mutating func add(logProbability: Float) {
        nats -= Double(logProbability)
        tokens += 1
    }

    /// That of the texts of both.
    package static func + (left: Perplexity, right: Perplexity) -> Perplexity {
        Perplexity(nats: left.nats + right.nats, tokens: left.tokens + right.tokens)
    }

    private enum CodingKeys: String, CodingKey {
        case perplexity
        case loss
        case tokens
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(perplexity, forKey: .perplexity)
        try container.encode(loss, forKey: .loss)
        try container.encode(tokens, forKey: .tokens)
    }
}
