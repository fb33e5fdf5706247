/// The figure by which heads are compared.
package enum HeadFigure: Hashable, Sendable {
    /// How evenly the head looked: 0 at one token, 1 at all alike.
    case entropy
    /// The share on the first token, the sink.
    case firstTokenShare
    /// The weight on a fact's tokens, by the fact's index in the trace.
    case mass(fact: Int)
}

extension AttentionTrace.HeadFigures {
    /// One figure of a head; 0 for a fact that there is not.
    package func value(of figure: HeadFigure) -> Float {
        switch figure {
        case .entropy: entropy
        case .firstTokenShare: firstTokenShare
        case .mass(let fact): massPerFact.indices.contains(fact) ? massPerFact[fact] : 0
        }
    }
}
