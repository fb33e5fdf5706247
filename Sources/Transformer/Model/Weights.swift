import Kernels

/// The weights of a model, by what they do.
///
/// Generic over the form in which a set of operations wants its matrices.
package struct Weights<Matrix> {
    /// The weights of one block.
    package struct Block {
        package var attentionNorm: [Float]
        package var query: Matrix
        package var key: Matrix
        package var value: Matrix
        /// For each head of the queries and of the keys, where the model norms them.
        package var queryNorm: [Float]?
        package var keyNorm: [Float]?
        package var attentionOutput: Matrix
        /// Of what attention gives, where the model norms it.
        package var attentionPostNorm: [Float]?
        package var feedForwardNorm: [Float]
        package var gate: Matrix
        package var up: Matrix
        package var down: Matrix
        /// Of what the feed-forward network gives, where the model norms it.
        package var feedForwardPostNorm: [Float]?
    }

    /// A row a token.
    package var embedding: Matrix
    package var blocks: [Block]
    package var outputNorm: [Float]
    /// A row a token; in models with a tied embedding the same as `embedding`.
    package var output: Matrix
}

extension Weights: Sendable where Matrix: Sendable {}
extension Weights.Block: Sendable where Matrix: Sendable {}

extension Weights {
    /// Finds the weights in a model file; `matrix` makes of a tensor, and of the bias if there is one, what the operations
    /// need.
    ///
    /// - Throws: `GGUFError` where a tensor is missing or of another shape, and where one is there that no operation uses.
    init(
        file: GGUFFile,
        configuration shape: ModelConfiguration,
        matrix: (GGUFTensor, _ bias: [Float]?) throws(GGUFError) -> Matrix
    ) throws(GGUFError) {
        var used: Set = ["rope_freqs.weight"]
        func find(
            _ name: String,
            _ columns: Int,
            _ rows: Int,
            hasBias: Bool = false
        ) throws(GGUFError) -> Matrix {
            used.insert(name + ".weight")
            let tensor = try file.tensor(name + ".weight", dimensions: [columns, rows])
            if !hasBias { return try matrix(tensor, nil) }
            used.insert(name + ".bias")
            return try matrix(tensor, file.vector(name + ".bias", count: rows))
        }
        func norm(_ name: String, _ count: Int) throws(GGUFError) -> [Float] {
            used.insert(name + ".weight")
            return try file.vector(name + ".weight", count: count)
        }
        let (width, inner) = (shape.width, shape.feedForwardWidth)
        embedding = try find("token_embd", width, shape.vocabularyCount)
        outputNorm = try norm("output_norm", width)
        output =
            file.tensors["output.weight"] == nil
            ? embedding : try find("output", width, shape.vocabularyCount)
        blocks = []
        for index in 0..<shape.blockCount {
            let block = "blk.\(index)."
            let (hasBias, hasHeadNorms) = (shape.hasAttentionBias, shape.hasHeadNorms)
            blocks.append(
                Block(
                    attentionNorm: try norm(block + "attn_norm", width),
                    query: try find(block + "attn_q", width, shape.queryWidth, hasBias: hasBias),
                    key: try find(block + "attn_k", width, shape.keyValueWidth, hasBias: hasBias),
                    value: try find(block + "attn_v", width, shape.keyValueWidth, hasBias: hasBias),
                    queryNorm: hasHeadNorms
                        ? try norm(block + "attn_q_norm", shape.headWidth) : nil,
                    keyNorm: hasHeadNorms ? try norm(block + "attn_k_norm", shape.headWidth) : nil,
                    attentionOutput: try find(block + "attn_output", shape.queryWidth, width),
                    attentionPostNorm: shape.hasPostNorms
                        ? try norm(block + "post_attention_norm", width) : nil,
                    feedForwardNorm: try norm(block + "ffn_norm", width),
                    gate: try find(block + "ffn_gate", width, inner),
                    up: try find(block + "ffn_up", width, inner),
                    down: try find(block + "ffn_down", inner, width),
                    feedForwardPostNorm: shape.hasPostNorms
                        ? try norm(block + "post_ffw_norm", width) : nil
                )
            )
        }
        if let stray = file.tensors.keys.filter({ !used.contains($0) }).min() {
            throw GGUFError(
                code: .unsupported,
                subject: "tensor \(stray)",
                cause:
                    "The architecture `\(shape.architecture)` as it is built in does not use it.",
                advice: GGUFError.useOther
            )
        }
    }
}

extension GGUFFile {
    /// A vector of floats.
    func vector(_ name: String, count: Int) throws(GGUFError) -> [Float] {
        let tensor = try tensor(name, dimensions: [count])
        guard let storage = WeightStorage(rawValue: tensor.type.rawValue), !storage.isQuantized
        else {
            throw GGUFError(
                code: .unsupported,
                subject: "tensor \(name)",
                cause:
                    "It is stored as \(tensor.type.name); norms and biases are read as F32, F16 or "
                    + "BF16.",
                advice: GGUFError.useOther
            )
        }
        let bytes = bytes(of: tensor)
        var values = [Float](repeating: 0, count: count)
        values.withUnsafeMutableBufferPointer { values in
            guard let values = values.baseAddress, let start = bytes.baseAddress else { return }
            storage.dequantize(start, columns: count, to: values)
        }
        return values
    }
}
