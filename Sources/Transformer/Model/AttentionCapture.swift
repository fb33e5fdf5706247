import Kernels

/// Listens to the attention of one position, and keeps it in half precision.
struct AttentionCapture: ForwardListener {
    /// The position, or nil to listen to nothing.
    private let position: Int?
    private let layers: Int
    private let heads: Int
    private var weights: [UInt16] = []

    init(of position: Int?, layers: Int, heads: Int) {
        self.position = position
        self.layers = layers
        self.heads = heads
        if let position { weights.reserveCapacity(layers * heads * (position + 1)) }
    }

    /// What was heard.
    var row: AttentionRow? {
        guard let position else { return nil }
        return AttentionRow(layers: layers, heads: heads, keyCount: position + 1, weights: weights)
    }

    func listensToAttention(of position: Int) -> Bool { position == self.position }

    mutating func attention(layer: Int, position: Int, weights row: UnsafeBufferPointer<Float>) {
        let start = weights.count
        weights.append(contentsOf: repeatElement(0, count: row.count))
        weights.withUnsafeMutableBufferPointer { weights in
            guard let place = weights.baseAddress else { return }
            Instructions.best.halves(of: row, to: place + start)
        }
    }
}
