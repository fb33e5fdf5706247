/// A place of the forward pass where values can be listened to.
package enum ForwardPlace: Hashable, Sendable {
    /// The embedding of the tokens: what goes into the first block.
    case embedding
    /// The residual stream after a block.
    case residual
    /// What the final norm makes of the last residual stream.
    case finalNorm
}

/// What follows the forward pass while it runs; a run without one pays nothing.
///
/// All methods are called on the thread that runs the pass, in the order of the pass.
package protocol ForwardListener {
    /// Whether the attention of a position is to be told.
    func listensToAttention(of position: Int) -> Bool

    /// The attention weights of one row in one block: `[head][key]`, with `position + 1` keys a head.
    ///
    /// Rows count from 0 among those of the pass that come by; of several branches each is at a position of its own.
    mutating func attention(
        layer: Int,
        row: Int,
        position: Int,
        weights: UnsafeBufferPointer<Float>
    )

    /// The values of one position at a place; `layer` counts blocks from 0.
    ///
    /// In the last block only positions that logits or attention are wanted of come by.
    mutating func values(
        at place: ForwardPlace,
        layer: Int,
        position: Int,
        _ values: UnsafeBufferPointer<Float>
    )

    /// Whether `values` is to be called at all.
    var listensToValues: Bool { get }
}

extension ForwardListener {
    package var listensToValues: Bool { false }

    package func listensToAttention(of position: Int) -> Bool { false }

    package mutating func attention(
        layer: Int,
        row: Int,
        position: Int,
        weights: UnsafeBufferPointer<Float>
    ) {}

    package mutating func values(
        at place: ForwardPlace,
        layer: Int,
        position: Int,
        _ values: UnsafeBufferPointer<Float>
    ) {}
}

/// Listens to nothing.
package struct NoListener: ForwardListener {
    package init() {}
}
