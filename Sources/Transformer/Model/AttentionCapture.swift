import Kernels

/// Listens to the attention of some rows of a pass, and keeps it in half precision.
struct AttentionCapture: ForwardListener {
    /// The rows, or nil to listen to nothing.
    private let positions: Positions?
    private let layers: Int
    private let heads: Int
    private var weights: [[UInt16]]

    /// Listens to rows whose logits are wanted too: of others the last block tells nothing.
    init(of positions: Positions?, in shape: ModelConfiguration) {
        let (layers, heads) = (shape.blockCount, shape.headCount)
        self.positions = positions
        self.layers = layers
        self.heads = heads
        weights = (0..<(positions?.count ?? 0)).map { row in
            var weights: [UInt16] = []
            weights.reserveCapacity(layers * heads * ((positions?[row] ?? 0) + 1))
            return weights
        }
    }

    /// What was heard of a row; nil where it was not listened to.
    func row(_ row: Int) -> AttentionRow? {
        guard let positions, weights.indices.contains(row) else { return nil }
        return AttentionRow(
            layers: layers,
            heads: heads,
            keyCount: positions[row] + 1,
            weights: weights[row]
        )
    }

    func listensToAttention(of position: Int) -> Bool {
        guard let positions else { return false }
        switch positions {
        case .run(let range, _): return range.contains(position)
        case .step: return true
        }
    }

    mutating func attention(
        layer: Int,
        row: Int,
        position: Int,
        weights heard: UnsafeBufferPointer<Float>
    ) {
        guard let positions else { return }
        let place = positions.isRun ? position - positions[0] : row
        let start = weights[place].count
        weights[place].append(contentsOf: repeatElement(0, count: heard.count))
        weights[place].withUnsafeMutableBufferPointer { weights in
            guard let address = weights.baseAddress else { return }
            Instructions.best.halves(of: heard, to: address + start)
        }
    }
}
