package import Kernels
package import Transformer

/// softmax(scale · q · Kᵀ) · V of each text among the rows.
///
/// The weights are not kept: they are made again from queries and keys, which costs less than their memory.
struct AttentionStep: TapeStep {
    let texts: [Range<Int>]
    let heads: AttentionHeads
    let q: Activations
    let k: Activations
    let v: Activations
    let nodes: (q: TapeNode, k: TapeNode, v: TapeNode)
    let z: TapeNode

    func goBack(_ ops: TapedOperations) {
        guard let dz = z.takeGradient() else { return }
        let dq = ops.rows.make(rows: q.rows, width: q.width)
        let dk = ops.rows.make(rows: k.rows, width: k.width)
        let dv = ops.rows.make(rows: v.rows, width: v.width)
        heads.each(of: texts, on: ops.workers) { rows, group, scratch in
            for head in heads.queries(of: group) {
                let isFirst = head == heads.queries(of: group).lowerBound
                let weights = heads.weights(
                    heads.view(q, rows, head),
                    heads.view(k, rows, group),
                    ops.instructions,
                    to: scratch.0
                )
                let given = heads.view(dz, rows, head)
                let dweights = MatrixView(scratch.1, rows: rows.count, columns: rows.count)
                ops.instructions.multiply(
                    given,
                    heads.view(v, rows, group).transposed,
                    to: dweights
                )
                // dV = Pᵀ dZ, then dS = P ∘ (dP - Σ P dP).
                ops.instructions.multiply(
                    weights.transposed,
                    given,
                    adding: !isFirst,
                    to: heads.view(dv, rows, group)
                )
                heads.softmaxBackward(weights, dweights, ops.instructions)
                ops.instructions.multiply(
                    dweights,
                    heads.view(k, rows, group),
                    scale: heads.scale,
                    to: heads.view(dq, rows, head)
                )
                ops.instructions.multiply(
                    dweights.transposed,
                    heads.view(q, rows, head),
                    scale: heads.scale,
                    adding: !isFirst,
                    to: heads.view(dk, rows, group)
                )
            }
        }
        nodes.q.add(dq, ops.rows)
        nodes.k.add(dk, ops.rows)
        nodes.v.add(dv, ops.rows)
    }
}

extension TapedOperations {
    package func append(
        _ k: Activations,
        _ v: Activations,
        to cache: TapedCache,
        layer: Int,
        at positions: Positions
    ) {
        cache.keep(k, v, layer: layer)
    }

    package func attention<Listener: ForwardListener>(
        _ q: Activations,
        at positions: Positions,
        in span: AttentionSpan,
        over cache: TapedCache,
        layer: Int,
        listener: inout Listener
    ) -> Activations {
        let z = rows.make(rows: q.rows, width: q.width)
        guard let (k, v) = cache.take(layer: layer) else { return z }
        let heads = AttentionHeads(configuration, span)
        let texts = positions.texts
        heads.each(of: texts, on: workers) { rows, group, scratch in
            for head in heads.queries(of: group) {
                let weights = heads.weights(
                    heads.view(q, rows, head),
                    heads.view(k, rows, group),
                    instructions,
                    to: scratch.0
                )
                instructions.multiply(
                    weights,
                    heads.view(v, rows, group),
                    to: heads.view(z, rows, head)
                )
            }
        }
        guard let tape else { return z }
        let nodes = (q: tape.node(of: q), k: tape.node(of: k), v: tape.node(of: v))
        let isNeeded =
            nodes.q.needsGradient || nodes.k.needsGradient || nodes.v.needsGradient
        let node = tape.made(z, needsGradient: isNeeded)
        if isNeeded {
            tape.record(
                AttentionStep(
                    texts: texts,
                    heads: heads,
                    q: q,
                    k: k,
                    v: v,
                    nodes: nodes,
                    z: node
                )
            )
        }
        return z
    }
}

extension Positions {
    /// The rows of each text: those of one branch that stand together.
    fileprivate var texts: [Range<Int>] {
        var texts: [Range<Int>] = []
        for row in 0..<count {
            if let last = texts.last, branch(of: last.lowerBound) == branch(of: row) {
                texts[texts.count - 1] = last.lowerBound..<row + 1
            } else {
                texts.append(row..<row + 1)
            }
        }
        return texts
    }
}
