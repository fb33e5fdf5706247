package import Transformer

/// How the writing of a brief goes on, in order.
package enum CopyEvent: Hashable, Sendable {
    /// A candidate begins; `attempt` counts from 0 and grows where its text was there already or a check blocked it.
    case started(candidate: Int, attempt: Int, seed: UInt64)
    /// The prompt's tokens, each with the fact that it states.
    case prompt(candidate: Int, [ReadToken])
    /// The prompt is being read: tokens done of all.
    case reading(candidate: Int, done: Int, of: Int)
    /// One token more, with its attention where that is recorded.
    case token(candidate: Int, GeneratedToken, tokensPerSecond: Double)
    /// A candidate ended and is stored.
    case suggestion(candidate: Int, Suggestion)
}
