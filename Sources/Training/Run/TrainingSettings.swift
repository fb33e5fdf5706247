/// What a training run is asked to do; stored with its checkpoints.
package struct TrainingSettings: Hashable, Sendable, Codable {
    /// Passes over the training text.
    package var epochs = 3
    /// Sequences whose gradients are summed at once.
    package var batch = 4
    /// Sequences evaluated at once.
    package var evaluationBatch = 4
    /// Tokens a sequence of plain text; a longer pair has a longer one.
    package var block = 128
    /// Updates between evaluations.
    package var evaluationSteps = 400
    /// Updates between checkpoints.
    package var saveSteps = 800
    /// Updates over which the learning rate rises from 0.
    package var warmupSteps = 500
    /// Whether these three are fitted to a run that is short for them.
    package var fitsSteps = false
    /// Updates after which training ends, however many epochs are left; nil for no such limit.
    package var steps: Int?
    package var learningRate: Float = 2e-4
    /// A name of `LearningRateSchedules.all`.
    package var schedule = "linear"
    /// Decoupled (Loshchilov and Hutter, 2019).
    package var weightDecay: Float = 0.01
    /// Batches whose gradients make one update.
    package var accumulation = 1
    /// The largest norm of all gradients together; 0 for no clipping.
    package var clipping: Float = 1
    package var seed: UInt64 = 0
    package var method = Method.lowRank(LowRank())
    /// Evaluations in a row without a lower validation loss after which training ends; 0 for never.
    package var patience = 0
    /// Whether the weights with the lowest validation loss are what is kept in the end, not the last ones.
    package var keepsBest = true
    /// Whether several short documents share a row, without attention from one to another.
    package var packsDocuments = false
    package var forward = ForwardPrecision.quantized

    package init() {}

    /// These settings for a run of so many updates: where it is asked for, a warm-up of a tenth at most, ten evaluations and five
    /// checkpoints at least.
    package func fitted(to steps: Int) -> TrainingSettings {
        guard fitsSteps else { return self }
        var fitted = self
        fitted.warmupSteps = min(warmupSteps, steps / 10)
        fitted.evaluationSteps = min(evaluationSteps, max(1, steps / 10))
        fitted.saveSteps = min(saveSteps, max(1, steps / 5))
        return fitted
    }

    /// What is trained.
    package enum Method: Hashable, Sendable, Codable {
        /// An adapter beside the frozen weights (Hu and others, 2021).
        case lowRank(LowRank)
        /// All weights, in float32.
        case full
    }

    /// The shape of an adapter.
    package struct LowRank: Hashable, Sendable, Codable {
        package var rank = 16
        /// Over the rank, what the update is multiplied by.
        package var alpha: Float = 32
        /// The share of inputs of A that are left out in training.
        package var dropout: Float = 0
        package var targets = Target.allCases

        package init() {}
    }

    /// A matrix of every block.
    package enum Target: String, Hashable, Sendable, Codable, CaseIterable {
        case query = "q"
        case key = "k"
        case value = "v"
        case output = "o"
        case gate
        case up
        case down
    }

    /// What the forward pass over frozen weights is computed with.
    package enum ForwardPrecision: String, Hashable, Sendable, Codable, CaseIterable {
        case float32
        /// The engine's own products, with activations of 8 bits.
        case quantized
    }
}
