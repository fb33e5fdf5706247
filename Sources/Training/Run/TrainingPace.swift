/// How long updates and evaluations take, apart from each other: the first evaluation may take as long as many updates.
package struct TrainingPace {
    private var updates = (seconds: 0.0, count: 0)
    private var evaluations = (seconds: 0.0, count: 0)

    package init() {}

    /// Takes note of an update.
    package mutating func updated(in seconds: Double) {
        updates = (updates.seconds + seconds, updates.count + 1)
    }

    /// Takes note of an evaluation.
    package mutating func evaluated(in seconds: Double) {
        evaluations = (evaluations.seconds + seconds, evaluations.count + 1)
    }

    /// What is left after so many updates, an evaluation being made at every multiple of `interval` and at the end.
    package func secondsLeft(after step: Int, of steps: Int, evaluatedEvery interval: Int) -> Double
    {
        // That of this update is still to be made.
        let atMultiples = steps / interval - (step - 1) / interval
        let atEnd = steps.isMultiple(of: interval) ? 0 : 1
        return mean(updates) * Double(steps - step)
            + mean(evaluations) * Double(atMultiples + atEnd)
    }

    private func mean(_ measured: (seconds: Double, count: Int)) -> Double {
        measured.seconds / Double(max(1, measured.count))
    }
}
