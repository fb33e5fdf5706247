import Kernels

/// Operations whose work on rows of float32 values is that of `RowOperations`.
protocol RowBasedOperations: Operations where Matrix == WeightMatrix, Vector == [Float] {
    var operations: RowOperations { get }
}

extension RowBasedOperations {
    func embed(
        _ tokens: ArraySlice<Int32>,
        by embedding: WeightMatrix,
        scale: Float
    ) -> Activations {
        operations.embed(tokens, by: embedding, scale: scale)
    }

    func rmsNorm(_ x: Activations, _ weight: [Float], epsilon: Float) -> Activations {
        operations.rmsNorm(x, weight, epsilon: epsilon)
    }

    func rotate(_ x: Activations, at positions: Positions, in span: AttentionSpan) -> Activations {
        operations.rotate(x, at: positions, in: span)
    }

    func gate(_ x: Activations, by gate: Activations, _ activation: Activation) -> Activations {
        operations.gate(x, by: gate, activation)
    }

    func add(_ x: Activations, _ y: Activations) -> Activations {
        operations.add(x, y)
    }

    func rows(_ range: Range<Int>, of x: Activations) -> Activations {
        operations.rows(range, of: x)
    }
}
