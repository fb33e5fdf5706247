package import Transformer

/// x + y: the gradient goes to both.
struct AdditionStep: TapeStep {
    let first: TapeNode
    let second: TapeNode
    let sum: TapeNode

    func goBack(_ ops: TapedOperations) {
        guard let d = sum.takeGradient() else { return }
        guard first.needsGradient, second.needsGradient else {
            (first.needsGradient ? first : second).add(d, ops.rows)
            return
        }
        // The two will be added to apart from each other.
        let copy = ops.rows.make(rows: d.rows, width: d.width)
        copy.values.update(from: d.values, count: d.rows * d.width)
        first.add(copy, ops.rows)
        second.add(d, ops.rows)
    }
}

extension TapedOperations {
    package func add(_ x: Activations, _ y: Activations) -> Activations {
        let sum = rows.add(x, y)
        if let tape {
            let (first, second) = (tape.node(of: x), tape.node(of: y))
            let isNeeded = first.needsGradient || second.needsGradient
            let node = tape.made(sum, needsGradient: isNeeded)
            if isNeeded {
                tape.record(AdditionStep(first: first, second: second, sum: node))
            }
        }
        return sum
    }
}
