import Kernels

/// The operations on rows of float32 values, which fast and reference forward passes have in common.
///
/// Rows are shared out among the threads where there are enough of them to be worth it.
final class RowOperations {
    let instructions: Instructions
    let workers: WorkerPool
    private let pool = ActivationPool()
    private let rotation: RotationTable
    private let headWidth: Int

    init(configuration: ModelConfiguration, instructions: Instructions, workers: WorkerPool) {
        self.instructions = instructions
        self.workers = workers
        rotation = RotationTable(configuration: configuration)
        headWidth = configuration.headWidth
    }

    /// Rows that are not initialised.
    func make(rows: Int, width: Int) -> Activations {
        pool.make(rows: rows, width: width)
    }

    func rmsNorm(_ x: Activations, _ weight: [Float], epsilon: Float) -> Activations {
        let y = make(rows: x.rows, width: x.width)
        let (input, output) = (x.values, y.values)
        share(x.rows) { [instructions] rows in
            instructions.rmsNorm(input, weight, rows: rows, epsilon: epsilon, to: output)
        }
        return y
    }

    func rotate(_ x: Activations, at positions: Range<Int>) -> Activations {
        let y = make(rows: x.rows, width: x.width)
        let heads = x.width / headWidth
        rotation.withAngles(at: positions) { cosines, sines in
            share(x.rows) { rows in
                for row in rows {
                    instructions.rotate(
                        x.values + row * x.width,
                        heads: heads,
                        width: headWidth,
                        pairs: rotation.pairs,
                        cosines: cosines + row * rotation.pairs,
                        sines: sines + row * rotation.pairs,
                        to: y.values + row * x.width
                    )
                }
            }
        }
        return y
    }

    func siluMultiply(_ gate: Activations, _ up: Activations) -> Activations {
        let y = make(rows: gate.rows, width: gate.width)
        share(gate.rows) { rows in
            let start = rows.lowerBound * gate.width
            instructions.siluMultiply(
                gate.values + start,
                up.values + start,
                count: rows.count * gate.width,
                to: y.values + start
            )
        }
        return y
    }

    func add(_ x: Activations, _ y: Activations) -> Activations {
        let sum = make(rows: x.rows, width: x.width)
        instructions.add(x.values, y.values, count: x.rows * x.width, to: sum.values)
        return sum
    }

    func rows(_ range: Range<Int>, of x: Activations) -> Activations {
        if range == 0..<x.rows { return x }
        let y = make(rows: range.count, width: x.width)
        y.values.update(from: x.values + range.lowerBound * x.width, count: range.count * x.width)
        return y
    }

    private func share(_ rows: Int, _ body: (Range<Int>) -> Void) {
        workers.run(rows, grain: workers.grain(of: rows, atLeast: 8), body)
    }
}
