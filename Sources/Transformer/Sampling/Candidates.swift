import Foundation
import Kernels

/// The tokens that may come next, each with its logit.
package struct Candidates {
    /// A token and its logit.
    package struct Entry: Hashable {
        package var token: Int32
        package var logit: Float

        /// Before another in order of likelihood; of equals, the lower token.
        package func precedes(_ other: Entry) -> Bool {
            logit > other.logit || (logit == other.logit && token < other.token)
        }
    }

    /// Every candidate; the likeliest first if `isSorted`.
    package private(set) var entries: [Entry] = []
    package private(set) var isSorted = false

    package init() {}

    /// Starts anew from the logits of the whole vocabulary.
    package mutating func fill(_ logits: UnsafeBufferPointer<Float>) {
        isSorted = false
        if entries.count > logits.count { entries.removeLast(entries.count - logits.count) }
        let missing = logits.count - entries.count
        if missing > 0 {
            entries.append(contentsOf: repeatElement(Entry(token: 0, logit: 0), count: missing))
        }
        entries.withUnsafeMutableBufferPointer { entries in
            for token in 0..<logits.count {
                entries[token] = Entry(token: Int32(token), logit: logits[token])
            }
        }
    }

    /// Changes the logit of one token, while all tokens of the vocabulary are still there.
    package mutating func change(_ token: Int32, _ body: (Float) -> Float) {
        let index = Int(token)
        guard entries.indices.contains(index), entries[index].token == token else { return }
        entries[index].logit = body(entries[index].logit)
        isSorted = false
    }

    /// Multiplies every logit; a positive factor keeps the order.
    package mutating func scale(by factor: Float) {
        for index in entries.indices { entries[index].logit *= factor }
    }

    /// The likeliest.
    package var first: Entry? {
        if isSorted { return entries.first }
        guard var best = entries.first else { return nil }
        for entry in entries where entry.precedes(best) { best = entry }
        return best
    }

    /// Keeps the entries for which `keeps` holds.
    package mutating func filter(_ keeps: (Entry) -> Bool) {
        entries.removeAll { !keeps($0) }
    }

    /// Keeps the likeliest as long as `takes`, given the next one in order, asks for more.
    package mutating func keepPrefix(while takes: (Entry) -> Bool) {
        if isSorted {
            entries.removeSubrange((entries.firstIndex { !takes($0) } ?? entries.endIndex)...)
            return
        }
        var kept: [Entry] = []
        makeHeap()
        while let top = entries.first, takes(top) {
            kept.append(top)
            removeTop()
        }
        entries = kept
        isSorted = true
    }

    /// Keeps the `count` likeliest, sorted.
    ///
    /// One look at each entry; only those before the worst of the best so far are sorted in.
    package mutating func keepLargest(_ count: Int) {
        if isSorted || entries.count <= count {
            var left = count
            keepPrefix { _ in
                left -= 1
                return left >= 0
            }
            return
        }
        var best: [Entry] = []
        best.reserveCapacity(count + 1)
        for entry in entries {
            if best.count == count {
                guard let worst = best.last, entry.precedes(worst) else { continue }
                best.removeLast()
            }
            let place = best.partitionPoint { !$0.precedes(entry) }
            best.insert(entry, at: place)
        }
        entries = best
        isSorted = true
    }

    /// exp(logit − largest) of every entry, in order.
    package func weights() -> [Double] {
        let largest = first?.logit ?? 0
        return entries.map { exp(Double($0.logit - largest)) }
    }

    /// log Σ exp(logit) of all entries.
    package func logSumExp() -> Float {
        let logits = entries.map(\.logit)
        return logits.withUnsafeBufferPointer { Instructions.best.logSumExp($0) }
    }

    // MARK: A heap, the likeliest on top

    private mutating func makeHeap() {
        for index in stride(from: entries.count / 2 - 1, through: 0, by: -1) { sink(index) }
    }

    private mutating func removeTop() {
        guard let last = entries.popLast(), !entries.isEmpty else { return }
        entries[0] = last
        sink(0)
    }

    private mutating func sink(_ start: Int) {
        entries.withUnsafeMutableBufferPointer { heap in
            var parent = start
            let moving = heap[start]
            while true {
                var child = 2 * parent + 1
                if child >= heap.count { break }
                if child + 1 < heap.count, heap[child + 1].precedes(heap[child]) { child += 1 }
                if !heap[child].precedes(moving) { break }
                heap[parent] = heap[child]
                parent = child
            }
            heap[parent] = moving
        }
    }
}

extension [Candidates.Entry] {
    /// The first index from which on `holds`, which holds for no entry before one for which it does not.
    fileprivate func partitionPoint(_ holds: (Candidates.Entry) -> Bool) -> Int {
        var (low, high) = (startIndex, endIndex)
        while low < high {
            let middle = (low + high) / 2
            if holds(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
