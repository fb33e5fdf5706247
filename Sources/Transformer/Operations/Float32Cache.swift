import Kernels

/// Keys and values of a session in float32.
///
/// Keys lie position by position, values the other way round, so that both halves of attention are dot products.
final class Float32Cache: KeyValueCache {
    let capacity: Int
    private let heads: Int
    private let headWidth: Int
    private let arena: MemoryArena

    /// Nil without the memory, which is taken as positions come.
    init?(configuration: ModelConfiguration, capacity: Int) {
        self.capacity = capacity
        heads = configuration.keyValueHeadCount
        headWidth = configuration.headWidth
        let values = 2 * configuration.blockCount * configuration.keyValueWidth * capacity
        let bytes = values * MemoryLayout<Float>.stride
        guard let arena = MemoryArena(byteCount: bytes, inLargePages: false) else { return nil }
        self.arena = arena
    }

    /// The first of a head's keys or values.
    private func plane(_ layer: Int, _ head: Int, values: Bool) -> UnsafeMutablePointer<Float> {
        let index = 2 * (layer * heads + head) + (values ? 1 : 0)
        return arena.address(of: index * capacity * headWidth * MemoryLayout<Float>.stride)
            .assumingMemoryBound(to: Float.self)
    }

    /// The key of one position.
    func key(layer: Int, head: Int, position: Int) -> UnsafePointer<Float> {
        UnsafePointer(plane(layer, head, values: false) + position * headWidth)
    }

    /// One of the values' components, position after position.
    func values(layer: Int, head: Int, index: Int) -> UnsafePointer<Float> {
        UnsafePointer(plane(layer, head, values: true) + index * capacity)
    }

    func append(_ k: Activations, _ v: Activations, layer: Int, at position: Int) {
        for head in 0..<heads {
            let keys = plane(layer, head, values: false)
            let values = plane(layer, head, values: true)
            for row in 0..<k.rows {
                let start = row * k.width + head * headWidth
                (keys + (position + row) * headWidth)
                    .update(from: k.values + start, count: headWidth)
                for index in 0..<headWidth {
                    values[index * capacity + position + row] = v.values[start + index]
                }
            }
        }
    }
}
