import Kernels
package import Transformer

/// activation(gate) · x.
struct GateStep: TapeStep {
    let x: Activations
    let gate: Activations
    let activation: Activation
    let input: TapeNode
    let gateInput: TapeNode
    let y: TapeNode

    func goBack(_ ops: TapedOperations) {
        guard let dy = y.takeGradient() else { return }
        let dgate = ops.rows.make(rows: x.rows, width: x.width)
        let dx = ops.rows.make(rows: x.rows, width: x.width)
        ops.workers.run(x.rows, grain: ops.workers.grain(of: x.rows, atLeast: 8)) { range in
            let start = range.lowerBound * x.width
            let count = range.count * x.width
            let (g, u, d) = (gate.values + start, x.values + start, dy.values + start)
            let (toGate, toX) = (dgate.values + start, dx.values + start)
            switch activation {
            case .silu: ops.instructions.siluBackward(g, u, d, count: count, to: toGate, toX)
            case .gelu: ops.instructions.geluBackward(g, u, d, count: count, to: toGate, toX)
            }
        }
        gateInput.add(dgate, ops.rows)
        input.add(dx, ops.rows)
    }
}

extension TapedOperations {
    package func gate(
        _ x: Activations,
        by gate: Activations,
        _ activation: Activation
    ) -> Activations {
        let y = rows.gate(x, by: gate, activation)
        guard let tape else { return y }
        let (input, gateInput) = (tape.node(of: x), tape.node(of: gate))
        let isNeeded = input.needsGradient || gateInput.needsGradient
        let node = tape.made(y, needsGradient: isNeeded) { [rows] in
            rows.gate(x, by: gate, activation)
        }
        if isNeeded {
            tape.record(
                GateStep(
                    x: x,
                    gate: gate,
                    activation: activation,
                    input: input,
                    gateInput: gateInput,
                    y: node
                )
            )
        }
        return y
    }
}
