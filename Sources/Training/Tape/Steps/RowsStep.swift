import Kernels
package import Transformer

/// Some of the rows.
struct RowsStep: TapeStep {
    let range: Range<Int>
    let input: TapeNode
    let y: TapeNode

    func goBack(_ ops: TapedOperations) {
        guard let dy = y.takeGradient() else { return }
        input.addGradient(ops.rows) { dx, adding in
            if !adding { dx.values.update(repeating: 0, count: dx.rows * dx.width) }
            let place = dx.values + range.lowerBound * dx.width
            let count = range.count * dx.width
            ops.instructions.add(place, dy.values, count: count, to: place)
        }
    }
}

extension TapedOperations {
    package func rows(_ range: Range<Int>, of x: Activations) -> Activations {
        let y = rows.rows(range, of: x)
        if let tape, y !== x {
            let input = tape.node(of: x)
            let node = tape.made(y, needsGradient: input.needsGradient)
            if input.needsGradient {
                tape.record(RowsStep(range: range, input: input, y: node))
            }
        }
        return y
    }
}
