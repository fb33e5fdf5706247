package import Transformer

/// Rows of the embedding.
struct EmbeddingStep: TapeStep {
    let tokens: [Int32]
    let embedding: TrainableMatrix
    let scale: Float
    let y: TapeNode

    func goBack(_ ops: TapedOperations) {
        guard let dy = y.takeGradient(), let weights = embedding.master else { return }
        // One thread: the same token may come in many rows.
        for (row, token) in tokens.enumerated() {
            let gradient = weights.gradient + Int(token) * y.width
            for column in 0..<y.width { gradient[column] += scale * dy[row][column] }
        }
    }
}

extension TapedOperations {
    package func embed(
        _ tokens: ArraySlice<Int32>,
        by embedding: TrainableMatrix,
        scale: Float
    ) -> Activations {
        let x = rows.make(rows: tokens.count, width: embedding.columns)
        for (row, token) in tokens.enumerated() {
            embedding.copyRow(Int(token), to: x.values + row * x.width)
        }
        if scale != 1 { for index in x.buffer.indices { x.values[index] *= scale } }
        if let tape {
            let isTrained = embedding.master != nil
            let y = tape.made(x, needsGradient: isTrained)
            if isTrained {
                tape.record(
                    EmbeddingStep(
                        tokens: Array(tokens),
                        embedding: embedding,
                        scale: scale,
                        y: y
                    )
                )
            }
        }
        return x
    }
}
