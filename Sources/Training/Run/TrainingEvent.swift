/// What a training run tells of itself while it goes on.
package enum TrainingEvent: Hashable, Sendable {
    /// Before the first update: what is to be done.
    case began(TrainingPlan)
    /// Something that a person should know and that does not end the run.
    case warned(String)
    /// An update was made.
    case stepped(TrainingStep)
    case evaluated(TrainingEvaluation)
    /// A checkpoint was written, after so many updates.
    case saved(step: Int)
    case paused
    case resumed
    /// The adapter or model was written.
    case finished(TrainingResult)
}

/// What a run is about to do.
package struct TrainingPlan: Hashable, Sendable, Codable {
    /// Updates in all.
    package var steps: Int
    /// The update after which it goes on; 0 for a new run.
    package var firstStep: Int
    package var sequences: Int
    package var validationSequences: Int
    /// Tokens of one epoch.
    package var tokens: Int
    /// Values that are trained.
    package var trainedParameters: Int
    /// Values of the model.
    package var parameters: Int
    /// Bytes of memory that it will need, the model's file included.
    package var estimatedBytes: Int
    /// Where the adapter or the model will be.
    package var outputPath: String
}

/// One update.
package struct TrainingStep: Hashable, Sendable, Codable {
    /// Counted from 1.
    package var step: Int
    /// In passes over the training text.
    package var epoch: Double
    /// Mean over the update's targets, in nats.
    package var loss: Double
    /// The L2 norm of all gradients, before clipping.
    package var gradientNorm: Double
    package var learningRate: Double
    /// Of this update.
    package var tokensPerSecond: Double
    package var secondsLeft: Double
}

/// An evaluation on the validation text.
package struct TrainingEvaluation: Hashable, Sendable, Codable {
    package var step: Int
    package var epoch: Double
    /// Mean over the targets of the validation text, in nats.
    package var loss: Double
    /// Whether it is the lowest so far.
    package var isBest: Bool
    /// What the model writes now, by prompts from the validation text.
    package var samples: [TrainingSample]
}

/// A text that the model in training wrote.
package struct TrainingSample: Hashable, Sendable, Codable {
    package var prompt: String
    package var text: String
}

/// How a run ended, and what it cost.
package struct TrainingResult: Hashable, Sendable, Codable {
    package var ending: Ending
    package var steps: Int
    package var outputPath: String
    /// Of the last update.
    package var loss: Double?
    /// Before the first and after the last update; nil without a validation text.
    package var firstValidationLoss: Double?
    package var lastValidationLoss: Double?
    /// The lowest, whose weights were kept.
    package var bestValidationLoss: Double?
    package var cost: TrainingCost

    /// Why a run ended.
    package enum Ending: String, Hashable, Sendable, Codable {
        case completed
        /// The validation loss fell no more.
        case converged
        /// A person stopped it; what was learned is kept.
        case stopped
    }
}

/// What a run took.
package struct TrainingCost: Hashable, Sendable, Codable {
    /// By the clock, pauses not counted.
    package var seconds: Double
    /// Of all processors together.
    package var processorSeconds: Double
    package var tokens: Int
    package var peakBytes: Int
    /// An estimate: processor time by an assumed power of each core.
    package var wattHours: Double
    /// The power that the estimate assumes, in watts a core.
    package var wattsPerCore: Double
}
