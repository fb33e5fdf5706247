/// What the forward pass is run with: the same mathematics in different precision, speed or with a memory of its inputs.
///
/// Every operation takes rows, one a position, and gives new ones; none changes what it was given.
package protocol Operations: AnyObject {
    /// A matrix of weights as these operations want it.
    associatedtype Matrix
    /// Keys and values of the positions so far.
    associatedtype Cache: KeyValueCache

    /// The rows of the embedding for tokens, as float32.
    func embed(_ tokens: ArraySlice<Int32>, by embedding: Matrix) -> Activations

    /// x / √(mean(x²) + ε) · weight, row by row (Zhang and Sennrich, 2019).
    func rmsNorm(_ x: Activations, _ weight: [Float], epsilon: Float) -> Activations

    /// x · Wᵀ.
    func project(_ x: Activations, by w: Matrix) -> Activations

    /// x · Wᵀ for several matrices of one input, which need reading x only once.
    func project(_ x: Activations, by w: [Matrix]) -> [Activations]

    /// Each head's neighbouring pairs of values turned by their position's angles (Su and others, 2021).
    func rotate(_ x: Activations, at positions: Range<Int>) -> Activations

    /// Appends keys and values of new positions to a block's cache.
    func append(_ k: Activations, _ v: Activations, to cache: Cache, layer: Int, at position: Int)

    /// softmax(q · Kᵀ / √d) · V for each head, over each position and those before it (Vaswani and others, 2017).
    ///
    /// Tells `listener` the softmax's rows of the positions that it listens to.
    func attention<Listener: ForwardListener>(
        _ q: Activations,
        at positions: Range<Int>,
        over cache: Cache,
        layer: Int,
        listener: inout Listener
    ) -> Activations

    /// silu(gate) · up: the gate of the feed-forward network (Shazeer, 2020).
    func siluMultiply(_ gate: Activations, _ up: Activations) -> Activations

    /// x + y.
    func add(_ x: Activations, _ y: Activations) -> Activations

    /// Some of the rows.
    func rows(_ range: Range<Int>, of x: Activations) -> Activations
}

/// Keys and values of the positions that a session has read.
package protocol KeyValueCache: AnyObject {
    /// Positions that there is room for.
    var capacity: Int { get }
}
