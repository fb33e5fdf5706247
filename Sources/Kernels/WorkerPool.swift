import CKernels
import Foundation
import Synchronization

/// Threads that share the work of one loop at a time.
///
/// The caller works too. Its helpers run at lower priority, spin for a moment when a loop is done and then sleep, so that the
/// next loop of a forward pass finds them awake and an idle engine costs nothing. Several callers take turns; a loop's
/// body must not start another loop on the same pool.
package final class WorkerPool: Sendable {
    /// Threads that work on a loop, the caller included.
    package let threads: Int
    private let shared = PoolState()
    private let turn = Mutex<Void>(())
    private let helpers: [HelperThread]

    /// Starts `threads - 1` helpers; where the system gives fewer, the pool has fewer.
    package init(threads: Int = WorkerPool.defaultThreads) {
        let wanted = min(max(threads, 1), Self.mostThreads)
        helpers = (1..<wanted).compactMap { [shared] _ in HelperThread(shared) }
        self.threads = helpers.count + 1
    }

    deinit {
        shared.stop()
        for helper in helpers { helper.join() }
    }

    /// One a core, up to eight: decoding waits for memory, which more do not make faster.
    package static var defaultThreads: Int {
        min(max(ProcessInfo.processInfo.activeProcessorCount, 1), 8)
    }

    private static let mostThreads = 256

    /// Lowers the calling thread's priority to that of the helpers, for a thread that calls the pool beside others.
    package static func lowerPriority() {
        ck_lower_priority(HelperThread.niceness)
    }

    /// Calls `body` with ranges that together are `0 ..< count`, of `grain` each but for the last, on several threads.
    ///
    /// Returns when all are done.
    package func run(_ count: Int, grain: Int = 1, _ body: (Range<Int>) -> Void) {
        if count <= 0 { return }
        let grain = max(grain, 1)
        if helpers.isEmpty || count <= grain {
            body(0..<count)
            return
        }
        turn.withLock { _ in
            withoutActuallyEscaping(body) { body in
                withUnsafePointer(to: body) { pointer in
                    shared.run(
                        Job(body: UInt(bitPattern: pointer), count: count, grain: grain)
                    )
                }
            }
        }
    }

    /// A grain that gives each thread a few ranges to take, so that a delayed one holds nobody up for long.
    package func grain(of count: Int, atLeast least: Int = 1) -> Int {
        max((count + threads * 4 - 1) / (threads * 4), least)
    }
}

/// A loop: the address of its body, which lives until the loop is done.
private struct Job {
    var body: UInt
    var count: Int
    var grain: Int

    var chunks: Int { (count + grain - 1) / grain }

    func perform(_ chunk: Int) {
        guard let pointer = UnsafePointer<(Range<Int>) -> Void>(bitPattern: body) else { return }
        let start = chunk * grain
        pointer.pointee(start..<min(start + grain, count))
    }
}

/// What the threads of a pool share.
///
/// `ticket` holds the loop's number in its upper half and the next chunk in its lower. A thread takes a chunk by
/// counting the ticket up, which fails if the loop is no longer the one whose job it read.
private final class PoolState: Sendable {
    private let ticket = Atomic<UInt>(PoolState.closed)
    private let body = Atomic<UInt>(0)
    private let count = Atomic<Int>(0)
    private let grain = Atomic<Int>(1)
    private let done = Atomic<Int>(0)
    private let sleepers = Atomic<Int>(0)
    private let stopping = Atomic<Bool>(false)
    private let bed = Bed()

    /// A lower half that no loop's chunks come to.
    private static let closed: UInt = 0xffff_ffff
    /// Some 20 to 50 microseconds: longer than what lies between two loops of a forward pass.
    private static let spins = 2000
    /// Spins on a loop's end after which other threads of the machine are let through: a helper has lost its core.
    private static let patience = 20_000
    /// Microseconds for which they are.
    private static let rest: UInt32 = 50

    /// Performs a loop, together with the helpers.
    func run(_ job: Job) {
        let number = (ticket.load(ordering: .relaxed) >> 32) &+ 1
        ticket.store(number << 32 | Self.closed, ordering: .sequentiallyConsistent)
        body.store(job.body, ordering: .relaxed)
        count.store(job.count, ordering: .relaxed)
        grain.store(job.grain, ordering: .relaxed)
        done.store(0, ordering: .relaxed)
        ticket.store(number << 32, ordering: .sequentiallyConsistent)
        if sleepers.load(ordering: .sequentiallyConsistent) > 0 { bed.wakeAll() }

        work()
        let chunks = job.chunks
        var waited = 0
        while done.load(ordering: .acquiring) < chunks {
            ck_pause()
            waited += 1
            // To yield instead would only trade places with other spinning threads, and hold up those that wake.
            if waited > Self.patience { usleep(Self.rest) }
        }
        ticket.store(number << 32 | Self.closed, ordering: .sequentiallyConsistent)
    }

    /// Takes chunks until there is none; whether there was one.
    @discardableResult
    private func work() -> Bool {
        var worked = false
        while true {
            let seen = ticket.load(ordering: .acquiring)
            let chunk = seen & Self.closed
            if chunk == Self.closed { return worked }
            let job = Job(
                body: body.load(ordering: .relaxed),
                count: count.load(ordering: .relaxed),
                grain: grain.load(ordering: .relaxed)
            )
            if Int(chunk) >= job.chunks { return worked }
            let (taken, _) = ticket.compareExchange(
                expected: seen,
                desired: seen + 1,
                ordering: .sequentiallyConsistent
            )
            if !taken { continue }
            job.perform(Int(chunk))
            done.add(1, ordering: .acquiringAndReleasing)
            worked = true
        }
    }

    private var hasWork: Bool {
        let seen = ticket.load(ordering: .sequentiallyConsistent)
        return Int(seen & Self.closed)
            < (count.load(ordering: .relaxed) + grain.load(ordering: .relaxed) - 1)
            / grain.load(ordering: .relaxed)
    }

    /// A helper's life.
    func help() {
        var idle = 0
        while !stopping.load(ordering: .sequentiallyConsistent) {
            if work() {
                idle = 0
                continue
            }
            idle += 1
            ck_pause()
            if idle < Self.spins { continue }
            sleepers.add(1, ordering: .sequentiallyConsistent)
            bed.sleep { !hasWork && !stopping.load(ordering: .sequentiallyConsistent) }
            sleepers.subtract(1, ordering: .sequentiallyConsistent)
            idle = 0
        }
    }

    /// Ends the helpers' lives.
    func stop() {
        stopping.store(true, ordering: .sequentiallyConsistent)
        bed.wakeAll()
    }
}

/// Where threads sleep until there is something to do.
///
/// Sendable without the compiler's proof: both addresses are fixed, and what is there is made to be shared.
private final class Bed: @unchecked Sendable {
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

    init() {
        mutex.initialize(to: pthread_mutex_t())
        condition.initialize(to: pthread_cond_t())
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(condition, nil)
    }

    deinit {
        pthread_cond_destroy(condition)
        pthread_mutex_destroy(mutex)
        condition.deallocate()
        mutex.deallocate()
    }

    /// Sleeps while the condition holds; it is asked before each sleep.
    func sleep(while isQuiet: () -> Bool) {
        pthread_mutex_lock(mutex)
        while isQuiet() { pthread_cond_wait(condition, mutex) }
        pthread_mutex_unlock(mutex)
    }

    func wakeAll() {
        pthread_mutex_lock(mutex)
        pthread_cond_broadcast(condition)
        pthread_mutex_unlock(mutex)
    }
}

/// One helper's thread.
private final class HelperThread: Sendable {
    private let thread: pthread_t

    /// How much lower a helper's priority is: enough that a console's thread goes first.
    static let niceness: Int32 = 5

    /// Starts it; nil where the system has no thread to give.
    init?(_ state: PoolState) {
        var started = pthread_t()
        let argument = Unmanaged.passRetained(state)
        let failed = pthread_create(&started, nil, Self.main, argument.toOpaque())
        guard failed == 0 else {
            argument.release()
            return nil
        }
        thread = started
    }

    private static let main: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? =
        {
            argument in
            guard let argument else { return nil }
            let state = Unmanaged<PoolState>.fromOpaque(argument).takeRetainedValue()
            WorkerPool.lowerPriority()
            state.help()
            return nil
        }

    func join() {
        pthread_join(thread, nil)
    }
}
