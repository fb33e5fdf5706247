/// The merges of byte-pair encoding: from a pair of tokens to the token that they become and its rank.
struct MergeTable: Sendable {
    /// What a pair becomes, and how early: the lower the rank, the sooner.
    struct Merge: Hashable, Sendable {
        let rank: UInt32
        let result: Int32
    }

    private let shift: UInt64
    private var keys: [UInt64]
    private var merges: [Merge]

    init(count: Int) {
        var bits: UInt64 = 4
        while 1 << bits < count * 2 { bits += 1 }
        shift = 64 - bits
        keys = [UInt64](repeating: Self.free, count: 1 << bits)
        merges = [Merge](repeating: Merge(rank: 0, result: 0), count: 1 << bits)
    }

    /// Adds a merge; the first of one pair stays.
    mutating func insert(_ left: Int32, _ right: Int32, _ merge: Merge) {
        let key = Self.key(left, right)
        var slot = Int((key &* Self.golden) >> shift)
        while keys[slot] != Self.free {
            if keys[slot] == key { return }
            slot = (slot + 1) & (keys.count - 1)
        }
        keys[slot] = key
        merges[slot] = merge
    }

    subscript(left: Int32, right: Int32) -> Merge? {
        let key = Self.key(left, right)
        return keys.withUnsafeBufferPointer { keys in
            var slot = Int((key &* Self.golden) >> shift)
            while keys[slot] != Self.free {
                if keys[slot] == key { return merges[slot] }
                slot = (slot + 1) & (keys.count - 1)
            }
            return nil
        }
    }

    /// No pair: token ids are not negative.
    private static let free = UInt64.max
    /// 2⁶⁴ over the golden ratio (Fibonacci hashing, Knuth).
    private static let golden: UInt64 = 0x9e37_79b9_7f4a_7c15

    private static func key(_ left: Int32, _ right: Int32) -> UInt64 {
        UInt64(UInt32(bitPattern: left)) << 32 | UInt64(UInt32(bitPattern: right))
    }
}
