import CKernels

/// Memory for the keys and values of some positions in half precision: a plane of each for every head of every layer.
///
/// Keys lie in blocks of 16 positions so that a vector's lanes are positions; values lie position by position.
final class HalfPrecisionPlanes {
    private let heads: Int
    private let headWidth: Int
    private let arena: MemoryArena
    /// Bytes of one head's keys or values.
    private let planeBytes: Int

    /// Room for `capacity` positions; nil without the memory, which is taken as positions come.
    init?(layers: Int, heads: Int, headWidth: Int, capacity: Int) {
        planeBytes = Self.rounded(capacity) * headWidth * MemoryLayout<UInt16>.stride
        guard
            let arena = MemoryArena(
                byteCount: 2 * layers * heads * planeBytes,
                inLargePages: false
            )
        else { return nil }
        self.arena = arena
        self.heads = heads
        self.headWidth = headWidth
    }

    /// Positions of whole blocks that hold `count`.
    static func rounded(_ count: Int) -> Int {
        let block = Int(CK_KEY_POSITIONS)
        return (count + block - 1) / block * block
    }

    /// A head's keys, `[block of 16 positions][value of the head][position]`.
    func keys(_ layer: Int, _ head: Int) -> UnsafeMutablePointer<UInt16> {
        plane(2 * (layer * heads + head))
    }

    /// A head's values, `[position][value of the head]`.
    func values(_ layer: Int, _ head: Int) -> UnsafeMutablePointer<UInt16> {
        plane(2 * (layer * heads + head) + 1)
    }

    private func plane(_ index: Int) -> UnsafeMutablePointer<UInt16> {
        arena.address(of: index * planeBytes).assumingMemoryBound(to: UInt16.self)
    }
}
