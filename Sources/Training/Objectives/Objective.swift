package import Transformer

/// What a model in training is to get better at.
package protocol Objective {
    /// The sum of the losses of a batch's targets, in nats.
    func loss(of batch: Batch, _ pass: TrainingPass) -> Double

    /// The same, and adds `scale` times its gradient to those of all that is trained.
    func addGradient(
        of batch: Batch,
        scale: Float,
        dropout: DropoutKey?,
        _ pass: TrainingPass
    ) -> Double
}

/// A model in training and what runs its page.
package struct TrainingPass {
    package let weights: Weights<TrainableMatrix, TrainableVector>
    package let shape: ModelConfiguration
    package let ops: TapedOperations

    package init(
        weights: Weights<TrainableMatrix, TrainableVector>,
        shape: ModelConfiguration,
        ops: TapedOperations
    ) {
        self.weights = weights
        self.shape = shape
        self.ops = ops
    }

    /// What the final norm makes of every row of a batch.
    func hidden(of batch: Batch) -> Activations? {
        let cache = TapedCache(layers: shape.blockCount, capacity: batch.tokens.count)
        var listener = NoListener()
        return Transformer.hidden(
            batch.tokens[...],
            at: batch.positions,
            wanting: 0..<batch.tokens.count,
            model: weights,
            shape: shape,
            cache: cache,
            ops: ops,
            listener: &listener
        )
    }
}
