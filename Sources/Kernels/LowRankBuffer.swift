import CKernels
import Foundation
import Synchronization

/// What the updates of several matrices make of one input, A x, as the first units of the loop that multiplies: so the
/// threads do not have to meet once more.
///
/// A loop's units are taken in order: whoever waits for A x waits for threads that are at work on it. Its memory is kept
/// from use to use.
package final class LowRankBuffer {
    /// A matrix's part: its update, and where its A x begins among the ranks of all.
    private struct Part {
        let update: LowRankUpdate?
        let start: Int
    }

    /// Units of a loop that `reduce` takes: 0 where no matrix has an update, else a multiple of 4 as the products like it.
    package private(set) var units = 0
    private var parts: [Part] = []
    private var ranks = 0
    private var x: UnsafePointer<Float>?
    private var positions = 0
    private var t = UnsafeMutablePointer<Float>.allocate(capacity: 1)
    private var capacity = 1
    /// Ranks that are done.
    private let done = Atomic<Int>(0)

    package init() {}

    deinit { t.deallocate() }

    /// Begins with an input of `positions` rows for the products with matrices of these updates.
    package func begin(
        _ updates: [LowRankUpdate?],
        _ x: UnsafePointer<Float>,
        positions: Int
    ) {
        parts.removeAll(keepingCapacity: true)
        ranks = 0
        for update in updates {
            parts.append(Part(update: update, start: ranks))
            ranks += update?.rank ?? 0
        }
        units = (ranks + 3) / 4 * 4
        if units == 0 { return }
        (self.x, self.positions) = (x, positions)
        done.store(0, ordering: .relaxed)
        if ranks * positions > capacity {
            t.deallocate()
            capacity = ranks * positions
            t = .allocate(capacity: capacity)
        }
    }

    /// Does some of the loop's first units.
    package func reduce(_ units: Range<Int>, by instructions: Instructions) {
        guard let x, !units.isEmpty else { return }
        for part in parts {
            guard let update = part.update else { continue }
            let own = units.clamped(to: part.start..<part.start + update.rank)
            if own.isEmpty { continue }
            update.reduce(
                x,
                positions: positions,
                ranks: own.lowerBound - part.start..<own.upperBound - part.start,
                by: instructions,
                to: t + part.start * positions
            )
            done.add(own.count, ordering: .releasing)
        }
    }

    /// Adds the update of the matrix at `index`, if it has one, to some groups of its product.
    package func add(
        to y: UnsafeMutablePointer<Float>,
        at index: Int,
        groups: Range<Int>,
        by instructions: Instructions,
        stride: Int
    ) {
        guard let update = parts[index].update else { return }
        var waited = 0
        while done.load(ordering: .acquiring) < ranks {
            ck_pause()
            waited += 1
            if waited > Self.patience { usleep(Self.rest) }
        }
        update.add(
            t + parts[index].start * positions,
            positions: positions,
            groups: groups,
            by: instructions,
            to: y,
            stride: stride
        )
    }

    /// Spins after which other threads of the machine are let through, as at a loop's end.
    private static let patience = 20_000
    /// Microseconds for which they are.
    private static let rest: UInt32 = 50
}
