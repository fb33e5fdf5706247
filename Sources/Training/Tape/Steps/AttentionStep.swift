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

/// The heads of a block's attention: where each stands in rows of queries, keys and values.
struct AttentionHeads {
    let groups: Int
    /// Query heads of a group, which share its keys and values.
    let sharing: Int
    let width: Int
    let scale: Float
    /// Positions that one looks back, its own included; nil for all.
    let window: Int?

    init(_ configuration: ModelConfiguration, _ span: AttentionSpan) {
        groups = configuration.keyValueHeadCount
        sharing = configuration.headCount / groups
        width = configuration.headWidth
        scale = configuration.attentionScale
        window = configuration.window(of: span)
    }

    func queries(of group: Int) -> Range<Int> { group * sharing..<(group + 1) * sharing }

    /// One head of some rows.
    func view(_ x: Activations, _ rows: Range<Int>, _ head: Int) -> MatrixView {
        MatrixView(
            x.values + rows.lowerBound * x.width + head * width,
            rows: rows.count,
            columns: width,
            rowStep: x.width
        )
    }

    /// Calls `body` for every group of every text, with room for two squares of the text's length.
    func each(
        of texts: [Range<Int>],
        on workers: WorkerPool,
        _ body: (
            Range<Int>, _ group: Int, (UnsafeMutablePointer<Float>, UnsafeMutablePointer<Float>)
        ) -> Void
    ) {
        workers.run(texts.count * groups) { units in
            for unit in units {
                let rows = texts[unit / groups]
                let square = rows.count * rows.count
                withUnsafeTemporaryAllocation(of: Float.self, capacity: 2 * square) { scratch in
                    guard let start = scratch.baseAddress else { return }
                    body(rows, unit % groups, (start, start + square))
                }
            }
        }
    }

    /// softmax(scale · q · kᵀ) over the positions that each row sees; 0 for others.
    func weights(
        _ q: MatrixView,
        _ k: MatrixView,
        _ instructions: Instructions,
        to memory: UnsafeMutablePointer<Float>
    ) -> MatrixView {
        let scores = MatrixView(memory, rows: q.rows, columns: q.rows)
        instructions.multiply(q, k.transposed, scale: scale, to: scores)
        for row in 0..<q.rows {
            let values = memory + row * q.rows
            let seen = seen(from: row)
            values.update(repeating: 0, count: seen.lowerBound)
            (values + seen.upperBound).update(repeating: 0, count: q.rows - seen.upperBound)
            instructions.softmax(
                UnsafeMutableBufferPointer(start: values + seen.lowerBound, count: seen.count)
            )
        }
        return scores
    }

    /// `dweights` becomes the gradient by the scores; 0 where a row does not see.
    func softmaxBackward(
        _ weights: MatrixView,
        _ dweights: MatrixView,
        _ instructions: Instructions
    ) {
        let count = weights.rows
        for row in 0..<count {
            let values = dweights.values + row * count
            let seen = seen(from: row)
            values.update(repeating: 0, count: seen.lowerBound)
            (values + seen.upperBound).update(repeating: 0, count: count - seen.upperBound)
            instructions.softmaxBackward(
                weights.values + row * count + seen.lowerBound,
                count: seen.count,
                values + seen.lowerBound
            )
        }
    }

    private func seen(from row: Int) -> Range<Int> {
        (window.map { max(0, row + 1 - $0) } ?? 0)..<row + 1
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
