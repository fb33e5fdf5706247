package import Kernels

/// What the forward pass is run with: the same mathematics in different precision, speed or with a memory of its inputs.
///
/// Every operation takes rows, one a position, and gives new ones; none changes what it was given.
package protocol Operations: AnyObject {
    /// A matrix of weights as these operations want it.
    associatedtype Matrix
    /// The weights of a norm as these operations want them.
    associatedtype Vector
    /// Keys and values of the positions so far.
    associatedtype Cache: KeyValueCache

    /// The rows of the embedding for tokens, as float32, times `scale`.
    func embed(_ tokens: ArraySlice<Int32>, by embedding: Matrix, scale: Float) -> Activations

    /// x / √(mean(x²) + ε) · weight, row by row (Zhang and Sennrich, 2019); head by head where the weight is as wide as one.
    func rmsNorm(_ x: Activations, _ weight: Vector, epsilon: Float) -> Activations

    /// x · Wᵀ, and the bias where W has one.
    func project(_ x: Activations, by w: Matrix) -> Activations

    /// x · Wᵀ for several matrices of one input, which need reading x only once.
    func project(_ x: Activations, by w: [Matrix]) -> [Activations]

    /// Each head's pairs of values turned by their position's angles (Su and others, 2021).
    func rotate(_ x: Activations, at positions: Positions, in span: AttentionSpan) -> Activations

    /// Appends keys and values of new positions to a block's cache.
    func append(
        _ k: Activations,
        _ v: Activations,
        to cache: Cache,
        layer: Int,
        at positions: Positions
    )

    /// softmax(scale · q · Kᵀ) · V for each head, over each position and those before it that are in its window
    /// (Vaswani and others, 2017; Beltagy and others, 2020).
    ///
    /// Tells `listener` the softmax's rows of the positions that it listens to.
    func attention<Listener: ForwardListener>(
        _ q: Activations,
        at positions: Positions,
        in span: AttentionSpan,
        over cache: Cache,
        layer: Int,
        listener: inout Listener
    ) -> Activations

    /// activation(gate) · x: the gate of the feed-forward network (Shazeer, 2020).
    func gate(_ x: Activations, by gate: Activations, _ activation: Activation) -> Activations

    /// x + y.
    func add(_ x: Activations, _ y: Activations) -> Activations

    /// Some of the rows.
    func rows(_ range: Range<Int>, of x: Activations) -> Activations
}

/// Keys and values of the positions that a session has read.
package protocol KeyValueCache: AnyObject {
    /// Positions that there is room for.
    var capacity: Int { get }

    /// Makes branches of the text's first `position` positions, each with room for `room` more; false without memory.
    func branch(into count: Int, at position: Int, room: Int) -> Bool

    /// Lets all branches go.
    func dropBranches()
}
