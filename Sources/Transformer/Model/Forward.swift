package import Kernels

/// The forward pass of a decoder (Touvron and others, 2023; with Gemma's further norms, 2025), one block after another.
///
/// `x` is the residual stream, a row for each token; `wanted` are the rows whose logits are asked for. Everything the pass
/// learns of the tokens is in the cache; the last block and the output are done for the wanted rows only.
///
/// - Returns: The logits of the wanted rows, `[row][token of the vocabulary]`; nil if none is wanted.
package func forward<Ops: Operations, Listener: ForwardListener>(
    _ tokens: ArraySlice<Int32>,
    at places: Positions,
    wanting wanted: Range<Int>,
    model: Weights<Ops.Matrix, Ops.Vector>,
    shape: ModelConfiguration,
    cache: Ops.Cache,
    ops: Ops,
    listener: inout Listener
) -> Activations? {
    hidden(
        tokens,
        at: places,
        wanting: wanted,
        model: model,
        shape: shape,
        cache: cache,
        ops: ops,
        listener: &listener
    ).map { ops.project($0, by: model.output) }
}

/// The forward pass up to the final norm, for what makes no logits of it or not all at once.
///
/// - Returns: What the final norm makes of the wanted rows; nil if none is wanted.
package func hidden<Ops: Operations, Listener: ForwardListener>(
    _ tokens: ArraySlice<Int32>,
    at places: Positions,
    wanting wanted: Range<Int>,
    model: Weights<Ops.Matrix, Ops.Vector>,
    shape: ModelConfiguration,
    cache: Ops.Cache,
    ops: Ops,
    listener: inout Listener
) -> Activations? {
    func norm(_ x: Activations, _ weight: Ops.Vector?) -> Activations {
        weight.map { ops.rmsNorm(x, $0, epsilon: shape.epsilon) } ?? x
    }
    var positions = places
    var x = ops.embed(tokens, by: model.embedding, scale: shape.embeddingScale)
    listener.hear(x, at: .embedding, layer: 0, positions)

    for (layer, block) in model.blocks.enumerated() {
        let span = shape.span(of: layer)

        // Attention: every position asks (q) those before it (k) what they have to say (v).
        let a = norm(x, block.attentionNorm)
        let qkv = ops.project(a, by: [block.query, block.key, block.value])
        var q = ops.rotate(norm(qkv[0], block.queryNorm), at: positions, in: span)
        let k = ops.rotate(norm(qkv[1], block.keyNorm), at: positions, in: span)
        let v = qkv[2]
        ops.append(k, v, to: cache, layer: layer, at: positions)

        if layer == model.blocks.count - 1 {
            if wanted.isEmpty { return nil }
            x = ops.rows(wanted, of: x)
            q = ops.rows(wanted, of: q)
            positions = positions.rows(wanted)
        }
        let z = ops.attention(
            q,
            at: positions,
            in: span,
            over: cache,
            layer: layer,
            listener: &listener
        )
        x = ops.add(x, norm(ops.project(z, by: block.attentionOutput), block.attentionPostNorm))

        // Feed-forward: the gate decides what of `up` goes on.
        let f = norm(x, block.feedForwardNorm)
        let gateUp = ops.project(f, by: [block.gate, block.up])
        let gated = ops.gate(gateUp[1], by: gateUp[0], shape.activation)
        x = ops.add(x, norm(ops.project(gated, by: block.down), block.feedForwardPostNorm))
        listener.hear(x, at: .residual, layer: layer, positions)
    }

    let h = norm(x, model.outputNorm)
    listener.hear(h, at: .finalNorm, layer: model.blocks.count, positions)
    return h
}

extension ForwardListener {
    /// Tells the rows, if anyone listens.
    fileprivate mutating func hear(
        _ x: Activations,
        at place: ForwardPlace,
        layer: Int,
        _ positions: Positions
    ) {
        guard listensToValues else { return }
        for row in 0..<positions.count {
            values(at: place, layer: layer, position: positions[row], UnsafeBufferPointer(x[row]))
        }
    }
}
