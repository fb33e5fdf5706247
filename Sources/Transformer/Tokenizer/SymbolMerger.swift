/// Which neighbours a family of tokenisers merges.
protocol SymbolPairs {
    /// The symbol at a place before anything is merged: its bytes, and its token if one writes it.
    func symbol(at index: Int, of bytes: UnsafeBufferPointer<UInt8>) -> (length: Int, token: Int32?)

    /// What two neighbours become, given their tokens and the bytes of both; nil where they stay apart.
    func merge(
        _ left: Int32?,
        _ right: Int32?,
        _ bytes: UnsafeBufferPointer<UInt8>
    ) -> MergeTable.Merge?
}

/// Merges neighbouring symbols of a text, the pair of lowest rank first, until none is left (Sennrich and others, 2016).
///
/// Symbols form a linked list and candidate pairs a heap, so that n bytes cost n log n. Made once a text; its buffers are used
/// again for every part.
struct SymbolMerger<Pairs: SymbolPairs> {
    private let pairs: Pairs
    private var symbols: [Symbol] = []
    private var heap: [Candidate] = []

    init(_ pairs: Pairs) {
        self.pairs = pairs
    }

    /// A symbol, kept at the place of its first byte, and its neighbours.
    private struct Symbol {
        var token: Int32?
        var previous = Self.none
        var next = Self.merged

        /// There is no neighbour.
        static var none: Int { -1 }
        /// In place of a next neighbour: no symbol begins here, or one that was merged away.
        static var merged: Int { -2 }
    }

    /// A pair that may be merged, unless one of the two has changed meanwhile.
    private struct Candidate {
        /// Rank, then place: of equal ranks the leftmost goes first.
        var order: UInt64
        var right: Int
        var end: Int
        var result: Int32

        var left: Int { Int(order & 0xffff_ffff) }
    }

    /// Calls `body` with each symbol that is left and its bytes' range; one that no token writes has none.
    mutating func merge(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ body: (_ token: Int32?, _ range: Range<Int>) -> Void
    ) {
        guard !bytes.isEmpty else { return }
        split(bytes)
        var index = 0
        while symbols[index].next != Symbol.none {
            consider(index, bytes)
            index = symbols[index].next
        }
        while let candidate = pop() { merge(candidate, bytes) }
        index = 0
        while index != Symbol.none {
            body(symbols[index].token, index..<end(of: index))
            index = symbols[index].next
        }
    }

    private mutating func split(_ bytes: UnsafeBufferPointer<UInt8>) {
        symbols.removeAll(keepingCapacity: true)
        symbols.append(contentsOf: repeatElement(Symbol(), count: bytes.count))
        var previous = Symbol.none
        var index = 0
        while index < bytes.count {
            let (length, token) = pairs.symbol(at: index, of: bytes)
            let next = index + length
            symbols[index] = Symbol(
                token: token,
                previous: previous,
                next: next < bytes.count ? next : Symbol.none
            )
            previous = index
            index = next
        }
    }

    private func end(of index: Int) -> Int {
        let next = symbols[index].next
        return next == Symbol.none ? symbols.count : next
    }

    private mutating func merge(_ candidate: Candidate, _ bytes: UnsafeBufferPointer<UInt8>) {
        let (left, right) = (candidate.left, candidate.right)
        guard symbols[left].next == right, end(of: right) == candidate.end else { return }
        let after = symbols[right].next
        symbols[left].token = candidate.result
        symbols[left].next = after
        symbols[right].next = Symbol.merged
        if after != Symbol.none {
            symbols[after].previous = left
            consider(left, bytes)
        }
        if symbols[left].previous != Symbol.none { consider(symbols[left].previous, bytes) }
    }

    /// Adds the pair that begins at `left`, if it can be merged.
    private mutating func consider(_ left: Int, _ bytes: UnsafeBufferPointer<UInt8>) {
        let right = symbols[left].next
        let end = end(of: right)
        let both = UnsafeBufferPointer(rebasing: bytes[left..<end])
        guard let merge = pairs.merge(symbols[left].token, symbols[right].token, both) else {
            return
        }
        push(
            Candidate(
                order: UInt64(merge.rank) << 32 | UInt64(left),
                right: right,
                end: end,
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
