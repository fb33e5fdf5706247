package import Training

/// How a training run goes on, as the console hears of it.
package enum TrainingNews: Hashable, Sendable {
    /// The run was accepted; model and text are being read.
    case preparing(TrainingForm)
    case began(TrainingPlan)
    case warned(String)
    /// Updates since the last news, and the seconds that the run took so far, pauses not counted.
    case stepped([TrainingStep], seconds: Double)
    case evaluated(TrainingEvaluation)
    case saved(step: Int)
    case paused
    case resumed
    /// The run is over, and the adapter is written.
    case finished(TrainingResult)
    /// The run is over; `hasEarlierRun` where one of its name would have to be replaced or gone on with.
    case failed(Fault, hasEarlierRun: Bool)

    /// Whether a run goes on after this.
    package var isUnderWay: Bool {
        switch self {
        case .finished, .failed: false
        default: true
        }
    }
}
