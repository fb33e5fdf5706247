import Foundation

/// The time that a run takes, pauses not counted, and what it costs.
struct TrainingClock {
    /// The power that is assumed of a core at work.
    ///
    /// There is no meter that every machine has. Laptop processors of 15 to 28 W
    /// have four to eight cores that work at once, with memory and converters beside them.
    private static let wattsPerCore = 8.0

    private let start = ContinuousClock.now
    private let processorStart = ProcessUsage.processorSeconds
    private let before: (seconds: Double, processorSeconds: Double)
    private var paused = Duration.zero
    private var pausedSince: ContinuousClock.Instant?

    /// Goes on behind what an earlier part of the run took.
    init(before state: CheckpointState) {
        before = (state.seconds, state.processorSeconds)
    }

    /// Since this part of the run began.
    private var secondsSinceStart: Double {
        let passed = ContinuousClock.now - start - paused
        return Double(passed.components.seconds) + Double(passed.components.attoseconds) / 1e18
    }

    /// Of the whole run.
    var seconds: Double { before.seconds + secondsSinceStart }

    /// Of all processors together.
    var processorSeconds: Double {
        before.processorSeconds + ProcessUsage.processorSeconds - processorStart
    }

    mutating func pause() { pausedSince = .now }

    mutating func resume() {
        if let pausedSince { paused += ContinuousClock.now - pausedSince }
        pausedSince = nil
    }

    func note(in state: inout CheckpointState) {
        (state.seconds, state.processorSeconds) = (seconds, processorSeconds)
    }

    /// What processor time is estimated to take.
    static func wattHours(_ processorSeconds: Double) -> Double {
        processorSeconds * wattsPerCore / 3600
    }

    func cost(of state: CheckpointState) -> TrainingCost {
        TrainingCost(
            seconds: seconds,
            processorSeconds: processorSeconds,
            tokens: state.tokens,
            peakBytes: ProcessUsage.peakBytes,
            wattHours: Self.wattHours(processorSeconds),
            wattsPerCore: Self.wattsPerCore
        )
    }
}
