/// How the learning rate falls once it has risen.
package protocol LearningRateSchedule: Sendable {
    /// The name by which it is chosen.
    var name: String { get }

    /// The share of the full rate when `progress` of the updates after the warm-up are done, from 0 to 1.
    func share(at progress: Double) -> Double
}

/// All schedules.
package enum LearningRateSchedules {
    package static let all: [any LearningRateSchedule] = [
        LinearSchedule(), CosineSchedule(), ConstantSchedule(),
    ]

    /// The one of a name; nil where there is none.
    package static func named(_ name: String) -> (any LearningRateSchedule)? {
        all.first { $0.name == name }
    }
}

extension LearningRateSchedule {
    /// The share of the full rate for an update, counted from 0, that is one of `count`: it rises from 0 over `warmup` updates.
    package func share(of step: Int, count: Int, warmup: Int) -> Double {
        if step < warmup { return Double(step) / Double(warmup) }
        return share(at: min(1, Double(step - warmup) / Double(max(1, count - warmup))))
    }
}
