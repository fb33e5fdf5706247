package import Kernels

/// The operations on rows of float32 values, which fast and reference forward passes have in common.
///
/// Rows are shared out among the threads where there are enough of them to be worth it.
package final class RowOperations {
    package let instructions: Instructions
    package let workers: WorkerPool
    let updates = LowRankBuffer()
    private let pool = ActivationPool()
    /// By span.
    private let rotations: [RotationTable]
    private let headWidth: Int

    /// For a model of this shape.
    package init(configuration: ModelConfiguration, instructions: Instructions, workers: WorkerPool)
    {
        self.instructions = instructions
        self.workers = workers
        rotations = [.global, .local].map { RotationTable(configuration.rotary(of: $0)) }
        headWidth = configuration.headWidth
    }

    /// Makes room for so many rows in all that is made from now on, for passes of different lengths.
    package func reserve(rows: Int) {
        pool.reservedRows = rows
    }

    /// Rows that are not initialised.
    package func make(rows: Int, width: Int) -> Activations {
        pool.make(rows: rows, width: width)
    }

    func embed(_ tokens: ArraySlice<Int32>, by embedding: WeightMatrix, scale: Float) -> Activations
    {
        let x = make(rows: tokens.count, width: embedding.columns)
        for (row, token) in tokens.enumerated() {
            embedding.copyRow(Int(token), to: x.values + row * x.width)
        }
        if scale != 1 { for index in x.buffer.indices { x.values[index] *= scale } }
        return x
    }

    /// x / √(mean(x²) + ε) · weight, for parts of the rows as wide as `weight`.
    package func rmsNorm(_ x: Activations, _ weight: [Float], epsilon: Float) -> Activations {
        let y = make(rows: x.rows, width: x.width)
        let (input, output) = (x.values, y.values)
        let parts = x.width / weight.count
        share(x.rows) { [instructions] rows in
            let parts = rows.lowerBound * parts..<rows.upperBound * parts
            instructions.rmsNorm(input, weight, rows: parts, epsilon: epsilon, to: output)
        }
        return y
    }

    /// Each head's pairs of values turned by their position's angles.
    ///
    /// Turned back by the same angles where `isInverse`, which is also how gradients go through.
    package func rotate(
        _ x: Activations,
        at positions: Positions,
        in span: AttentionSpan,
        isInverse: Bool = false
    ) -> Activations {
        let rotation = rotations[span.rawValue]
        let y = make(rows: x.rows, width: x.width)
        let heads = x.width / headWidth
        rotation.withAngles(at: positions, isInverse: isInverse) { cosines, sines in
            share(x.rows) { rows in
                for row in rows {
                    instructions.rotate(
                        x.values + row * x.width,
                        heads: heads,
                        width: headWidth,
                        pairs: rotation.pairs,
                        pairing: rotation.pairing,
                        cosines: cosines + row * rotation.pairs,
                        sines: sines + row * rotation.pairs,
                        to: y.values + row * x.width
                    )
                }
            }
        }
        return y
    }

    /// activation(gate) · x.
    package func gate(
        _ x: Activations,
        by gate: Activations,
        _ activation: Activation
    ) -> Activations {
        let y = make(rows: gate.rows, width: gate.width)
        share(gate.rows) { rows in
            // Row by row: the end of a vector of values is worked on otherwise than its middle.
            for row in rows {
                let (start, count) = (row * gate.width, gate.width)
                let (gate, x, y) = (gate.values + start, x.values + start, y.values + start)
                switch activation {
                case .silu: instructions.siluMultiply(gate, x, count: count, to: y)
                case .gelu: instructions.geluMultiply(gate, x, count: count, to: y)
                }
            }
        }
        return y
    }

    /// Adds a matrix's bias to the rows of a product with it.
    package func addBias(of w: WeightMatrix, to y: Activations) {
        guard let bias = w.bias else { return }
        bias.withUnsafeBufferPointer { bias in
            guard let bias = bias.baseAddress else { return }
            for row in 0..<y.rows {
                let values = y.values + row * y.width
                instructions.add(values, bias, count: y.width, to: values)
            }
        }
    }

    /// x + y.
    package func add(_ x: Activations, _ y: Activations) -> Activations {
        let sum = make(rows: x.rows, width: x.width)
        instructions.add(x.values, y.values, count: x.rows * x.width, to: sum.values)
        return sum
    }

    /// Some of the rows; `x` itself where these are all.
    package func rows(_ range: Range<Int>, of x: Activations) -> Activations {
        if range == 0..<x.rows { return x }
        let y = make(rows: range.count, width: x.width)
        y.values.update(from: x.values + range.lowerBound * x.width, count: range.count * x.width)
        return y
    }

    private func share(_ rows: Int, _ body: (Range<Int>) -> Void) {
        workers.run(rows, grain: workers.grain(of: rows, atLeast: 8), body)
    }
}
