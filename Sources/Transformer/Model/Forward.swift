/// The forward pass of a llama model (Touvron and others, 2023), one block after another.
///
/// `x` is the residual stream, a row for each token; `wanted` are the rows whose logits are asked for. Everything the pass
/// learns of the tokens is in the cache; the last block and the output are done for the wanted rows only.
///
/// - Returns: The logits of the wanted rows, `[row][token of the vocabulary]`; nil if none is wanted.
package func forward<Ops: Operations, Listener: ForwardListener>(
    _ tokens: ArraySlice<Int32>,
    at start: Int,
    wanting wanted: Range<Int>,
    model: Weights<Ops.Matrix>,
    epsilon: Float,
    cache: Ops.Cache,
    ops: Ops,
    listener: inout Listener
) -> Activations? {
    var positions = start..<start + tokens.count
    var x = ops.embed(tokens, by: model.embedding)
    listener.hear(x, at: .embedding, layer: 0, positions)

    for (layer, block) in model.blocks.enumerated() {
        // Attention: every position asks (q) those before it (k) what they have to say (v).
        let a = ops.rmsNorm(x, block.attentionNorm, epsilon: epsilon)
        let qkv = ops.project(a, by: [block.query, block.key, block.value])
        var q = ops.rotate(qkv[0], at: positions)
        let k = ops.rotate(qkv[1], at: positions)
        let v = qkv[2]
        ops.append(k, v, to: cache, layer: layer, at: start)

        if layer == model.blocks.count - 1 {
            if wanted.isEmpty { return nil }
            x = ops.rows(wanted, of: x)
            q = ops.rows(wanted, of: q)
            positions = start + wanted.lowerBound..<start + wanted.upperBound
        }
        let z = ops.attention(q, at: positions, over: cache, layer: layer, listener: &listener)
        x = ops.add(x, ops.project(z, by: block.attentionOutput))

        // Feed-forward: SwiGLU.
        let f = ops.rmsNorm(x, block.feedForwardNorm, epsilon: epsilon)
        let gateUp = ops.project(f, by: [block.gate, block.up])
        x = ops.add(x, ops.project(ops.siluMultiply(gateUp[0], gateUp[1]), by: block.down))
        listener.hear(x, at: .residual, layer: layer, positions)
    }

    let h = ops.rmsNorm(x, model.outputNorm, epsilon: epsilon)
    listener.hear(h, at: .finalNorm, layer: model.blocks.count, positions)
    return ops.project(h, by: model.output)
}

extension ForwardListener {
    /// Tells the rows, if anyone listens.
    fileprivate mutating func hear(
        _ x: Activations,
        at place: ForwardPlace,
        layer: Int,
        _ positions: Range<Int>
    ) {
        guard listensToValues else { return }
        for (row, position) in positions.enumerated() {
            values(at: place, layer: layer, position: position, UnsafeBufferPointer(x[row]))
        }
    }
}
