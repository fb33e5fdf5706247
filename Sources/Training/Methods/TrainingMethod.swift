package import Kernels
package import Transformer

/// Which values of a model are trained.
package protocol TrainingMethod {
    /// The model's weights with what is trained of them.
    func weights(
        from model: Weights<WeightMatrix, [Float]>,
        seed: UInt64
    ) -> Weights<TrainableMatrix, TrainableVector>

    /// How many values are trained.
    func trainedCount(of model: Weights<WeightMatrix, [Float]>) -> Int

    /// Writes what was trained as a file that the engine opens, beside the model or in its place.
    func write(_ trained: TrainedWeights, to path: String) throws

    /// An engine that runs what was written.
    func engine(of model: Model, written path: String, threads: Int?) throws -> Engine
}

/// What was trained, to be written.
package struct TrainedWeights {
    package var name: String
    package var model: Model
    package var modelHash: String?
    package var weights: Weights<TrainableMatrix, TrainableVector>
    /// The layout of the prompts that it was trained on, where they name one.
    package var promptLayout: String?
    /// How an adapter's numbers are stored.
    package var storage: TrainingRequest.AdapterStorage
    /// More to be said of it, by key.
    package var notes: [String: String]
}

extension TrainingSettings.Method {
    /// The method by these settings.
    package var method: any TrainingMethod {
        switch self {
        case .lowRank(let settings): LowRankAdaptation(settings)
        case .full: FullFineTuning()
        }
    }
}

extension Weights where Matrix == TrainableMatrix, Vector == TrainableVector {
    /// Everything that is trained, in the order of the pass.
    package var parameters: [Parameter] {
        var found: [Parameter] = embedding.parameters
        for block in blocks {
            let vectors = [
                block.attentionNorm, block.queryNorm, block.keyNorm, block.attentionPostNorm,
                block.feedForwardNorm, block.feedForwardPostNorm,
            ]
            found += vectors.compactMap { $0?.parameter }
            found += block.matrices.flatMap(\.parameters)
        }
        found += [outputNorm.parameter].compactMap { $0 }
        if !isTied { found += output.parameters }
        return found
    }
}

extension Weights.Block {
    /// All matrices, in the order of the pass.
    package var matrices: [Matrix] { [query, key, value, attentionOutput, gate, up, down] }
}
