import Dispatch
import Foundation

/// A thread of its own that can be waited for.
struct JoinableThread: Sendable {
    private let ended = DispatchSemaphore(value: 0)

    /// Starts the thread; a `niceness` above 0 lets others go first.
    init(_ name: String, niceness: Int32 = 0, _ body: @escaping @Sendable () -> Void) {
        let ended = ended
        let thread = Thread {
            // On Linux a niceness belongs to the thread that sets it, not to its process.
            if niceness > 0 { setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, niceness) }
            body()
            ended.signal()
        }
        thread.name = name
        thread.stackSize = 8 << 20
        thread.start()
    }

    /// Waits until the thread has ended; not to be called on the thread itself.
    func join() {
        ended.wait()
        ended.signal()
    }

    /// Waits until the thread has ended, but no longer than so many seconds.
    func join(atMost seconds: Double) {
        if ended.wait(timeout: .now() + seconds) == .success { ended.signal() }
    }
}
