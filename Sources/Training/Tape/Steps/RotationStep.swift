package import Kernels
package import Transformer

/// Pairs of values turned by their position's angles; the way back turns them back.
struct RotationStep: TapeStep {
    let input: TapeNode
    let positions: Positions
    let span: AttentionSpan
    let y: TapeNode

    func goBack(_ ops: TapedOperations) {
        guard let dy = y.takeGradient() else { return }
        input.add(ops.rows.rotate(dy, at: positions, in: span, isInverse: true), ops.rows)
    }
}

extension TapedOperations {
    package func rotate(
        _ x: Activations,
        at positions: Positions,
        in span: AttentionSpan
    ) -> Activations {
        let y = rows.rotate(x, at: positions, in: span)
        if let tape {
            let input = tape.node(of: x)
            let node = tape.made(y, needsGradient: input.needsGradient)
            if input.needsGradient {
                tape.record(
                    RotationStep(input: input, positions: positions, span: span, y: node)
                )
            }
        }
        return y
    }
}
