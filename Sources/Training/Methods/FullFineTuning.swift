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

extension FullFineTuning {
    /// Writes a model whose matrices are stored as F16 and whose vectors as F32; the rest is the model's that it began with.
    package func write(_ trained: TrainedWeights, to path: String) throws {
        let file = trained.model.file
        var own = trained.notes.mapValues { GGUFEncodedValue($0) }
        own["general.name"] = GGUFEncodedValue(trained.name)
        own["general.file_type"] = GGUFEncodedValue(Self.mostlyF16)
        // The writer aligns as files do that say nothing of it.
        let copied = file.encodedMetadata.filter {
            own[$0.key] == nil && $0.key != "general.alignment"
        }
        let parameters = Dictionary(
            trained.weights.parameters.map { ($0.name, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        let tensors = file.tensors.values.sorted { $0.range.lowerBound < $1.range.lowerBound }
        try GGUFWriter(
            metadata: copied + own.sorted { $0.key < $1.key }.map { ($0.key, $0.value) },
            tensors: tensors.map { tensor in
                guard let parameter = parameters[tensor.name] else {
                    return GGUFWriter.Tensor(
                        name: tensor.name,
                        dimensions: tensor.dimensions,
                        type: tensor.type
                    ) { try $0(file.bytes(of: tensor)) }
                }
                return self.tensor(tensor, parameter)
            }
        ).write(to: path)
    }

    /// A tensor's trained values, which are copied when their turn comes.
    private func tensor(_ tensor: GGUFTensor, _ parameter: Parameter) -> GGUFWriter.Tensor {
        let type: GGUFTensorType = tensor.dimensions.count > 1 ? .f16 : .f32
        return GGUFWriter.Tensor(
            name: tensor.name,
            dimensions: tensor.dimensions,
            type: type
        ) { sink in
            let stored = try GGUFWriter.Tensor(
                name: tensor.name,
                dimensions: tensor.dimensions,
                values: parameter.array,
                storedAs: type
            )
            try stored.content(sink)
        }
    }

    /// llama.cpp's number of such a file.
    private static let mostlyF16: UInt32 = 1

    package func engine(of model: Model, written path: String, threads: Int?) throws -> Engine {
        try Engine(at: path, threads: threads)
    }
}
