package import Explanation

/// The attention records of the candidates of the last run, as many as memory is given for.
package struct TraceShelf: Hashable, Sendable {
    /// Bytes of weights that are kept; the record that was put in last always is.
    package static let capacity = 64 << 20

    private var traces: [Int: AttentionTrace] = [:]
    private var order: [Int] = []
    /// The candidates whose record was let go.
    package private(set) var dropped: Set<Int> = []

    package init() {}

    /// The record of a candidate.
    package subscript(candidate: Int) -> AttentionTrace? { traces[candidate] }

    /// The candidates with a record, and those whose record was let go, in order.
    package var candidates: [Int] { (Array(traces.keys) + dropped).sorted() }

    package var isEmpty: Bool { traces.isEmpty }

    /// Puts in the record of a candidate as it is now; the oldest ones go when there is no room.
    package mutating func put(_ trace: AttentionTrace, candidate: Int) {
        traces[candidate] = trace
        dropped.remove(candidate)
        if order.last != candidate {
            order.removeAll { $0 == candidate }
            order.append(candidate)
        }
        // One record alone is kept whatever its size, so that most of the time nothing is counted.
        guard order.count > 1 else { return }
        var bytes = traces.values.reduce(0) { $0 + Self.bytes(of: $1) }
        while bytes > Self.capacity, order.count > 1 {
            let oldest = order.removeFirst()
            bytes -= traces.removeValue(forKey: oldest).map(Self.bytes) ?? 0
            dropped.insert(oldest)
        }
    }

    /// The bytes of a record's weights: a row more looks at one token more.
    private static func bytes(of trace: AttentionTrace) -> Int {
        let rows = trace.generatedCount
        let keys = rows * trace.promptCount + rows * (rows - 1) / 2
        return 2 * trace.layers * trace.heads * keys
    }
}
