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
    /// Time by the clock and of processors, and energy, from a batch that was timed without learning from it; nil if none was.
    package var estimatedSeconds: Double?
    package var estimatedProcessorSeconds: Double?
    package var estimatedWattHours: Double?
    /// Where the adapter or the model will be.
    package var outputPath: String

    package init(
        steps: Int,
        firstStep: Int,
        sequences: Int,
        validationSequences: Int,
        tokens: Int,
        trainedParameters: Int,
        parameters: Int,
        estimatedBytes: Int,
        outputPath: String
    ) {
        self.steps = steps
        self.firstStep = firstStep
        self.sequences = sequences
        self.validationSequences = validationSequences
        self.tokens = tokens
        self.trainedParameters = trainedParameters
        self.parameters = parameters
        self.estimatedBytes = estimatedBytes
        self.outputPath = outputPath
    }
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

    package init(
        step: Int,
        epoch: Double,
        loss: Double,
        gradientNorm: Double,
        learningRate: Double,
        tokensPerSecond: Double,
        secondsLeft: Double
    ) {
        self.step = step
        self.epoch = epoch
        self.loss = loss
        self.gradientNorm = gradientNorm
        self.learningRate = learningRate
        self.tokensPerSecond = tokensPerSecond
        self.secondsLeft = secondsLeft
    }
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

    package init(
        step: Int,
        epoch: Double,
        loss: Double,
        isBest: Bool,
        samples: [TrainingSample]
    ) {
        self.step = step
        self.epoch = epoch
        self.loss = loss
        self.isBest = isBest
        self.samples = samples
    }
}

/// A text that the model in training wrote.
package struct TrainingSample: Hashable, Sendable, Codable {
    package var prompt: String
    package var text: String

    package init(
        prompt: String,
        text: String
    ) {
        self.prompt = prompt
        self.text = text
    }
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

    package init(
        ending: Ending,
        steps: Int,
        outputPath: String,
        loss: Double?,
        firstValidationLoss: Double?,
        lastValidationLoss: Double?,
        bestValidationLoss: Double?,
        cost: TrainingCost
    ) {
        self.ending = ending
        self.steps = steps
        self.outputPath = outputPath
        self.loss = loss
        self.firstValidationLoss = firstValidationLoss
        self.lastValidationLoss = lastValidationLoss
        self.bestValidationLoss = bestValidationLoss
        self.cost = cost
    }

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

    package init(
        seconds: Double,
        processorSeconds: Double,
        tokens: Int,
        peakBytes: Int,
        wattHours: Double,
        wattsPerCore: Double
    ) {
        self.seconds = seconds
        self.processorSeconds = processorSeconds
        self.tokens = tokens
        self.peakBytes = peakBytes
        self.wattHours = wattHours
        self.wattsPerCore = wattsPerCore
    }
}
