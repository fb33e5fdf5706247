import Kernels
package import Transformer

/// y = x / √(mean(x²) + ε) · weight, row by row or head by head.
struct NormStep: TapeStep {
    let x: Activations
    let input: TapeNode
    let weight: TrainableVector
    let epsilon: Float
    let y: TapeNode

    func goBack(_ ops: TapedOperations) {
        guard let dy = y.takeGradient() else { return }
        let width = weight.count
        let parts = x.rows * x.width / width
        let roots = UnsafeMutablePointer<Float>.allocate(capacity: parts)
        defer { roots.deallocate() }
        let unwanted = input.needsGradient ? nil : ops.rows.make(rows: x.rows, width: x.width)
        func write(_ dx: Activations, _ adding: Bool) {
            ops.workers.run(parts, grain: ops.workers.grain(of: parts, atLeast: 8)) { range in
                for part in range {
                    let start = part * width
                    roots[part] = ops.instructions.rmsNormBackward(
                        x.values + start,
                        weight.values,
                        dy.values + start,
                        count: width,
                        epsilon: epsilon,
                        adding: adding,
                        to: dx.values + start
                    )
                }
            }
        }
        if let unwanted { write(unwanted, false) } else { input.addGradient(ops.rows, write) }
        guard let parameter = weight.parameter else { return }
        // Columns are shared out, so that each sum is made by one thread, row after row.
        ops.workers.run(width, grain: ops.workers.grain(of: width, atLeast: 16)) { columns in
            let first = columns.lowerBound
            for part in 0..<parts {
                ops.instructions.rmsNormWeightBackward(
                    x.values + part * width + first,
                    r: roots[part],
                    dy.values + part * width + first,
                    count: columns.count,
                    to: parameter.gradient + first
                )
            }
        }
    }
}

extension TapedOperations {
    package func rmsNorm(
        _ x: Activations,
        _ weight: TrainableVector,
        epsilon: Float
    ) -> Activations {
        func make() -> Activations {
            let y = rows.make(rows: x.rows, width: x.width)
            let parts = x.rows * x.width / weight.count
            workers.run(parts, grain: workers.grain(of: parts, atLeast: 8)) { range in
                instructions.rmsNorm(
                    x.values,
                    weight.values,
                    width: weight.count,
                    rows: range,
                    epsilon: epsilon,
                    to: y.values
                )
            }
            return y
        }
        let y = make()
        guard let tape else { return y }
        let input = tape.node(of: x)
        let isNeeded = input.needsGradient || weight.parameter != nil
        let node = tape.made(y, needsGradient: isNeeded, remake: make)
        if isNeeded {
            tape.record(
                NormStep(x: x, input: input, weight: weight, epsilon: epsilon, y: node)
            )
        }
        return y
    }
}
