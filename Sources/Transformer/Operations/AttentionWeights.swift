import Kernels

/// Where the attention weights that a listener wants are kept until it has heard them.
final class AttentionWeights {
    private var memory = UnsafeMutableBufferPointer<Float>.allocate(capacity: 0)

    deinit { memory.deallocate() }

    /// For each row where its weights go, `[head][key]` with as many keys as the position + 1; nil where
    /// nobody listens.
    func places(
        at positions: Positions,
        heads: Int,
        listener: borrowing some ForwardListener
    ) -> [UnsafeMutablePointer<Float>?] {
        var offset = 0
        var offsets: [Int?] = []
        for row in 0..<positions.count {
            let position = positions[row]
            if listener.listensToAttention(of: position) {
                offsets.append(offset)
                offset += heads * (position + 1)
            } else {
                offsets.append(nil)
            }
        }
        if offset > memory.count {
            memory.deallocate()
            memory = .allocate(capacity: offset)
        }
        return offsets.map { place in
            place.flatMap { place in memory.baseAddress.map { $0 + place } }
        }
    }

    /// Tells the listener what is in those places.
    static func tell<Listener: ForwardListener>(
        _ listener: inout Listener,
        _ places: [UnsafeMutablePointer<Float>?],
        at positions: Positions,
        layer: Int,
        heads: Int
    ) {
        for (row, place) in places.enumerated() {
            guard let place else { continue }
            let position = positions[row]
            let weights = UnsafeBufferPointer(start: place, count: heads * (position + 1))
            listener.attention(layer: layer, row: row, position: position, weights: weights)
        }
    }
}
