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
    /// What a constraint refused of them.
    package private(set) var refusal = Refusal.nothing
    /// log Σ exp(logit) of candidates that nobody asked about: they are gone, and count in what a share is measured by.
    private var leftOut = -Double.infinity

    package init() {}

    /// Starts anew from the logits of the whole vocabulary.
    package mutating func fill(_ logits: UnsafeBufferPointer<Float>) {
        isSorted = false
        refusal = .nothing
        leftOut = -.infinity
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

    /// log Σ exp(logit) of all entries, and of those that `select` left out.
    package func logSumExp() -> Float {
        let logits = entries.map(\.logit)
        let sum = logits.withUnsafeBufferPointer { Instructions.best.logSumExp($0) }
        guard leftOut > -.infinity else { return sum }
        return Float(max(Double(sum), leftOut) + log1p(exp(-abs(Double(sum) - leftOut))))
    }

    // MARK: Asking from the top

    /// What becomes of a candidate that is looked at.
    package enum Verdict {
        case keep
        case drop
        /// It and all that are less likely are left out.
        case stop
    }

    /// Looks at the candidates from the likeliest on until `verdict` stops; keeps those it says, sorted, and notes what was
    /// dropped as `refusal`.
    package mutating func select(_ verdict: (Entry) -> Verdict) {
        guard let largest = first?.logit else { return }
        let whole = exp(Double(logSumExp() - largest))
        let all = entries
        var kept: [Entry] = []
        var (looked, dropped) = (0.0, 0.0)
        var isForced = false
        var hasStopped = false
        var above = Float.nan
        // Few are ever needed: those near the top are put in order, others only where these do not do.
        for depth: Float in [6, 12, 24, .infinity] where !hasStopped {
            let floor = largest - depth
            // What is no number comes last.
            entries = all.filter {
                depth.isFinite ? $0.logit >= floor && !($0.logit >= above) : !($0.logit >= above)
            }
            makeHeap()
            while !hasStopped, let entry = entries.first {
                let weight = exp(Double(entry.logit - largest))
                switch verdict(entry) {
                case .stop: hasStopped = true
                case .keep: kept.append(entry)
                case .drop:
                    if looked == 0 { isForced = true }
                    dropped += weight
                }
                if !hasStopped { looked += weight }
                removeTop()
            }
            above = floor
        }
        entries = kept
        isSorted = true
        let removed = dropped / whole
        refusal = Refusal(
            removed: removed.isFinite ? Float(min(removed, 1)) : 0,
            isForced: isForced
        )
        let rest = whole - looked
        leftOut = rest > 0 ? log(rest) + Double(largest) : -.infinity
    }

    /// Leaves one token, whatever was there.
    package mutating func keepOnly(_ token: Int32) {
        entries = [Entry(token: token, logit: 0)]
        isSorted = true
        leftOut = -.infinity
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
