/// Byte-pair encoding of one word: the pair of lowest rank is merged until none is left (Sennrich and others, 2016).
///
/// Symbols form a linked list and candidate pairs a heap, so that a word of n bytes costs n log n. Made once a text; its
/// buffers are used again for every word.
struct BytePairEncoder {
    private let merges: MergeTable
    /// The token of each byte, `noToken` for one that the vocabulary cannot write.
    private let byteTokens: [Int32]
    private var symbols: [Symbol] = []
    private var heap: [Candidate] = []

    init(merges: MergeTable, byteTokens: [Int32]) {
        self.merges = merges
        self.byteTokens = byteTokens
    }

    /// No vocabulary has this token.
    static let noToken: Int32 = -1

    /// A token of the word and its neighbours; a merged-away symbol has no token.
    private struct Symbol {
        var token: Int32
        var previous: Int
        var next: Int
        static let none = -1
    }

    /// A pair that may be merged, unless one of the two has changed meanwhile.
    private struct Candidate {
        /// Rank, then place: of equal ranks the leftmost goes first.
        var order: UInt64
        var left: Int32
        var right: Int32
        var result: Int32
        var position: Int { Int(order & 0xffff_ffff) }
    }

    /// Calls `body` with each token of a word and its bytes' range; bytes that no token writes are left out.
    mutating func encode(
        _ word: UnsafeBufferPointer<UInt8>,
        _ body: (_ token: Int32, _ range: Range<Int>) -> Void
    ) {
        symbols.removeAll(keepingCapacity: true)
        for (index, byte) in word.enumerated() {
            symbols.append(
                Symbol(
                    token: byteTokens[Int(byte)],
                    previous: index - 1,
                    next: index + 1 < word.count ? index + 1 : Symbol.none
                )
            )
        }
        for index in symbols.indices.dropLast() { consider(index) }
        while let candidate = pop() { merge(candidate) }
        var index = symbols.isEmpty ? Symbol.none : 0
        while index != Symbol.none {
            // A symbol stands at its first byte, and the next one begins where it ends.
            let next = symbols[index].next
            let token = symbols[index].token
            if token != Self.noToken {
                body(token, index..<(next == Symbol.none ? word.count : next))
            }
            index = next
        }
    }

    private mutating func merge(_ candidate: Candidate) {
        let position = candidate.position
        let next = symbols[position].next
        guard symbols[position].token == candidate.left, next != Symbol.none,
            symbols[next].token == candidate.right
        else { return }
        let after = symbols[next].next
        symbols[position].token = candidate.result
        symbols[position].next = after
        symbols[next].token = Self.noToken
        if after != Symbol.none {
            symbols[after].previous = position
            consider(position)
        }
        if symbols[position].previous != Symbol.none { consider(symbols[position].previous) }
    }

    /// Adds the pair that begins at `position`, if it can be merged.
    private mutating func consider(_ position: Int) {
        let left = symbols[position].token
        let right = symbols[symbols[position].next].token
        guard left != Self.noToken, right != Self.noToken, let merge = merges[left, right] else {
            return
        }
        push(
            Candidate(
                order: UInt64(merge.rank) << 32 | UInt64(position),
                left: left,
                right: right,
                result: merge.result
            )
        )
    }

    private mutating func push(_ candidate: Candidate) {
        heap.append(candidate)
        var child = heap.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard heap[child].order < heap[parent].order else { return }
            heap.swapAt(child, parent)
            child = parent
        }
    }

    private mutating func pop() -> Candidate? {
        guard let first = heap.first, let last = heap.popLast() else { return nil }
        if heap.isEmpty { return first }
        heap[0] = last
        var parent = 0
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2]
            where child < heap.count && heap[child].order < heap[least].order {
                least = child
            }
            if least == parent { return first }
            heap.swapAt(least, parent)
            parent = least
        }
    }
}
