package import Studio
import Terminal
package import Training

/// A training run as it goes on: what it told so far.
package struct TrainingProgress: Hashable, Sendable {
    /// Where the run stands.
    package enum Phase: Hashable, Sendable {
        case preparing
        case underWay
        case paused
        /// Asked to stop, and at its last batch.
        case stopping
        case finished(TrainingResult)
        case failed(Fault)
    }

    /// The evaluations whose sample texts are kept.
    private static let evaluationLimit = 200
    private static let warningLimit = 20

    /// As it was asked for.
    package let form: TrainingForm
    package internal(set) var phase = Phase.preparing
    package private(set) var plan: TrainingPlan?
    package private(set) var step: TrainingStep?
    /// By the clock, pauses not counted.
    package private(set) var seconds = 0.0
    package private(set) var losses = LossCurve()
    package private(set) var validation = LossCurve()
    /// The newest last.
    package private(set) var evaluations: [TrainingEvaluation] = []
    package private(set) var best: TrainingEvaluation?
    package private(set) var warnings: [String] = []
    /// The newest update that a checkpoint holds.
    package private(set) var saved: Int?

    /// A run that was accepted.
    package init(form: TrainingForm) {
        self.form = form
    }

    /// Whether the run goes on.
    package var isUnderWay: Bool {
        switch phase {
        case .preparing, .underWay, .paused, .stopping: true
        case .finished, .failed: false
        }
    }

    /// How it ended, where it ended well.
    package var result: TrainingResult? {
        if case .finished(let result) = phase { result } else { nil }
    }

    /// Takes what the run tells after it was accepted.
    package mutating func take(_ news: TrainingNews) {
        switch news {
        case .preparing: break
        case .began(let plan):
            self.plan = plan
            if phase == .preparing { phase = .underWay }
        case .warned(let text):
            if warnings.count < Self.warningLimit, !warnings.contains(text) {
                warnings.append(text)
            }
        case .stepped(let steps, let seconds):
            for step in steps { losses.append(step: step.step, loss: step.loss) }
            step = steps.last ?? step
            self.seconds = seconds
        case .evaluated(let evaluation):
            validation.append(step: evaluation.step, loss: evaluation.loss)
            if evaluation.isBest { best = evaluation }
            evaluations.append(evaluation)
            if evaluations.count > Self.evaluationLimit { evaluations.removeFirst() }
        case .saved(let step): saved = step
        case .paused: if phase != .stopping { phase = .paused }
        case .resumed: if phase != .stopping { phase = .underWay }
        case .finished(let result): phase = .finished(result)
        case .failed(let fault, _): phase = .failed(fault)
        }
    }
}
