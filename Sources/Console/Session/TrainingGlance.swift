package import Studio
import Terminal
import Training

/// A training run in two words, for the header of every screen.
package struct TrainingGlance: Hashable, Sendable {
    /// Updates in all, 0 until they are known.
    package private(set) var steps = 0
    package private(set) var step = 0
    package private(set) var isPaused = false
    /// The newest update that a checkpoint holds.
    package private(set) var saved: Int?

    /// What is known after news; nil once the run is over.
    package init?(_ earlier: TrainingGlance?, after news: TrainingNews) {
        if case .preparing = news {
            self.init()
            return
        }
        guard news.isUnderWay, let earlier else { return nil }
        self = earlier
        switch news {
        case .preparing: break
        case .began(let plan):
            steps = plan.steps
            step = plan.firstStep
        case .stepped(let updates, _): step = updates.last?.step ?? step
        case .saved(let update): saved = update
        case .paused: isPaused = true
        case .resumed: isPaused = false
        case .warned, .evaluated, .finished, .failed: break
        }
    }

    private init() {}

    /// How much of the run is done, 0 to 1.
    package var share: Double { steps > 0 ? min(1, Double(step) / Double(steps)) : 0 }

    /// Whether something moves while it goes on.
    package var isMoving: Bool { !isPaused }

    /// The words for the header.
    func line(spinner: String, isLeaving: Bool) -> Line {
        if isLeaving { return Line("\(spinner) leaving after this batch", Style(.statusBusy)) }
        if isPaused { return Line("‖ training paused", Style(.statusWarn)) }
        let percent = Int((share * 100).rounded(.down))
        return Line("\(spinner) training \(percent)%", Style(.statusBusy))
    }
}
