package import Kernels
package import Transformer

/// All weights trained, in float32.
package struct FullFineTuning: TrainingMethod {
    package init() {}

    package func weights(
        from model: Weights<WeightMatrix, [Float]>,
        seed: UInt64
    ) -> Weights<TrainableMatrix, TrainableVector> {
        model.map { name, matrix in
            TrainableMatrix(trained: matrix, name: name)
        } vector: { name, values in
            TrainableVector(trained: name + ".weight", from: values)
        }
    }

    package func trainedCount(of model: Weights<WeightMatrix, [Float]>) -> Int {
        var count = 0
        _ = model.map { _, matrix in
            count += matrix.rows * matrix.columns + (matrix.bias?.count ?? 0)
        } vector: { _, values in
            count += values.count
        }
        return count
    }
}
