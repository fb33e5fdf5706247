import Foundation
import Kernels
import Synchronization

/// How late a thread that wakes 60 times a second is beside an engine at work: what a console's clock feels of it.
///
/// The engine works as it does for the console, in a thread of lower priority.
package struct NeighbourBenchmark: Codable, Hashable, Sendable {
    /// How many milliseconds ticks came too late.
    package struct Lateness: Codable, Hashable, Sendable {
        package var median: Double
        package var percentile99: Double
        package var worst: Double
        package var ticks: Int

        private enum CodingKeys: String, CodingKey {
            case median = "p50_ms"
            case percentile99 = "p99_ms"
            case worst = "worst_ms"
            case ticks
        }
    }

    /// With an engine that is idle: what the machine itself does to the thread.
    package var idle: Lateness
    /// While prompts are read.
    package var reading: Lateness
    /// While tokens are written.
    package var writing: Lateness

    /// Measures for `seconds` each; throws where the engine cannot run.
    package static func measure(
        _ engine: Engine,
        seconds: Double = 5
    ) throws -> NeighbourBenchmark {
        let ticks = max(Int(seconds * ticksPerSecond), 1)
        return NeighbourBenchmark(
            idle: lateness(of: ticks),
            reading: try beside({ _ = try $0.read(BenchmarkText.promptCount, in: $1) }, of: engine)
            {
                lateness(of: ticks)
            },
            writing: try beside({ _ = try $0.write(after: 1, in: $1) }, of: engine) {
                lateness(of: ticks)
            }
        )
    }

    private static let ticksPerSecond = 60.0

    /// Sleeps until one tick after the other; a tick that was missed does not move those behind it.
    private static func lateness(of ticks: Int) -> Lateness {
        let clock = ContinuousClock()
        let start = clock.now
        var late: [Double] = []
        late.reserveCapacity(ticks)
        for tick in 1...ticks {
            let due = Double(tick) / ticksPerSecond
            let left = due - (clock.now - start).seconds
            if left > 0 { Thread.sleep(forTimeInterval: left) }
            late.append(max((clock.now - start).seconds - due, 0) * 1000)
        }
        late.sort()
        return Lateness(
            median: late[ticks / 2],
            percentile99: late[min(ticks * 99 / 100, ticks - 1)],
            worst: late[ticks - 1],
            ticks: ticks
        )
    }

    /// Does `measure` while another thread makes an engine do `work` over and over.
    private static func beside(
        _ work: @escaping @Sendable (BenchmarkText, any EvaluatingSession) throws -> Void,
        of engine: Engine,
        _ measure: () -> Lateness
    ) throws -> Lateness {
        let worker = EngineThread { [engine] isStopped in
            let session = try engine.newSession()
            while !isStopped() { try work(BenchmarkText(engine), session) }
        }
        let lateness = measure()
        try worker.stop()
        return lateness
    }
}

/// A thread of lower priority that works until it is stopped.
private final class EngineThread: Sendable {
    private let isStopped = Atomic<Bool>(false)
    private let ended = DispatchSemaphore(value: 0)
    private let failure = Mutex<(any Error)?>(nil)

    init(_ work: @escaping @Sendable (_ isStopped: () -> Bool) throws -> Void) {
        let thread = Thread { [self] in
            WorkerPool.lowerPriority()
            do {
                try work { isStopped.load(ordering: .relaxed) }
            } catch {
                failure.withLock { $0 = error }
            }
            ended.signal()
        }
        thread.stackSize = 8 << 20
        thread.start()
    }

    /// Waits for the work under way; throws what it threw.
    func stop() throws {
        isStopped.store(true, ordering: .relaxed)
        ended.wait()
        if let error = failure.withLock({ $0 }) { throw error }
    }
}
