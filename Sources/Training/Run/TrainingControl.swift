import Synchronization

/// How a run in progress is paused and stopped, from any thread; it obeys between two batches.
package final class TrainingControl: Sendable {
    /// What is asked of the run.
    package enum Wish: Hashable, Sendable {
        case go
        case pause
        /// End, and keep what was learned: a checkpoint and the adapter are written.
        case stop
    }

    private let current = Mutex<Wish>(.go)

    package init() {}

    package var wish: Wish { current.withLock { $0 } }

    /// Asks for something; a stop is not taken back.
    package func ask(_ wish: Wish) {
        current.withLock { if $0 != .stop { $0 = wish } }
    }
}
