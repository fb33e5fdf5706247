import Dispatch
import Shop
import Synchronization

/// Stores batches on a thread of its own while the next one is read.
final class BatchQueue: Sendable {
    private struct State {
        var writer: BatchWriter
        var failure: ShopError?
    }

    private let state: Mutex<State>
    private let queue = DispatchQueue(label: "import")
    /// One batch may wait or be written; who reads faster waits.
    private let room = DispatchSemaphore(value: 1)

    init(_ repository: SQLiteShopRepository) throws(ShopError) {
        state = Mutex(State(writer: try BatchWriter(repository)))
    }

    /// Hands a batch over; throws what went wrong with an earlier one.
    func store(_ batch: ImportBatch) throws(ShopError) {
        room.wait()
        if let failure = state.withLock({ $0.failure }) {
            room.signal()
            throw failure
        }
        queue.async { [self] in
            state.withLock { state in
                do throws(ShopError) {
                    try state.writer.store(batch)
                } catch {
                    state.failure = error
                }
            }
            room.signal()
        }
    }

    /// Waits until all is stored; what stands, and what went wrong.
    func finish() -> (counts: StoredCounts, failure: ShopError?) {
        room.wait()
        defer { room.signal() }
        return state.withLock { ($0.writer.counts, $0.failure) }
    }
}
