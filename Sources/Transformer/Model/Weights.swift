import Kernels

/// The weights of a model, by what they do.
///
/// Generic over the forms in which a set of operations wants its matrices and the weights of its norms.
package struct Weights<Matrix, Vector> {
    /// The weights of one block.
    package struct Block {
        package var attentionNorm: Vector
        package var query: Matrix
        package var key: Matrix
        package var value: Matrix
        /// For each head of the queries and of the keys, where the model norms them.
        package var queryNorm: Vector?
        package var keyNorm: Vector?
        package var attentionOutput: Matrix
        /// Of what attention gives, where the model norms it.
        package var attentionPostNorm: Vector?
        package var feedForwardNorm: Vector
        package var gate: Matrix
        package var up: Matrix
        package var down: Matrix
        /// Of what the feed-forward network gives, where the model norms it.
        package var feedForwardPostNorm: Vector?
    }

    /// A row a token.
    package var embedding: Matrix
    package var blocks: [Block]
    package var outputNorm: Vector
    /// A row a token; in models with a tied embedding the same as `embedding`.
    package var output: Matrix
    /// Whether `output` is `embedding`.
    package var isTied: Bool
}

extension Weights: Sendable where Matrix: Sendable, Vector: Sendable {}
extension Weights.Block: Sendable where Matrix: Sendable, Vector: Sendable {}

extension Weights {
    /// The same weights in another form; `matrix` and `vector` are told the names of their tensors, without `.weight`.
    ///
    /// A tied output is made once, as the embedding is.
    package func map<NewMatrix, NewVector>(
        matrix: (String, Matrix) throws -> NewMatrix,
        vector: (String, Vector) throws -> NewVector
    ) rethrows -> Weights<NewMatrix, NewVector> {
        let embedding = try matrix("token_embd", embedding)
        return Weights<NewMatrix, NewVector>(
            embedding: embedding,
            blocks: try blocks.enumerated().map { index, block in
                let name = "blk.\(index)."
                func optional(_ part: String, _ weight: Vector?) throws -> NewVector? {
                    try weight.map { try vector(name + part, $0) }
                }
                return Weights<NewMatrix, NewVector>.Block(
                    attentionNorm: try vector(name + "attn_norm", block.attentionNorm),
                    query: try matrix(name + "attn_q", block.query),
                    key: try matrix(name + "attn_k", block.key),
                    value: try matrix(name + "attn_v", block.value),
                    queryNorm: try optional("attn_q_norm", block.queryNorm),
                    keyNorm: try optional("attn_k_norm", block.keyNorm),
                    attentionOutput: try matrix(name + "attn_output", block.attentionOutput),
                    attentionPostNorm: try optional("post_attention_norm", block.attentionPostNorm),
                    feedForwardNorm: try vector(name + "ffn_norm", block.feedForwardNorm),
                    gate: try matrix(name + "ffn_gate", block.gate),
                    up: try matrix(name + "ffn_up", block.up),
                    down: try matrix(name + "ffn_down", block.down),
                    feedForwardPostNorm: try optional("post_ffw_norm", block.feedForwardPostNorm)
                )
            },
            outputNorm: try vector("output_norm", outputNorm),
            output: isTied ? embedding : try matrix("output", output),
            isTied: isTied
        )
    }
}

extension Weights where Vector == [Float] {
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
        isTied = file.tensors["output.weight"] == nil
        output = isTied ? embedding : try find("output", width, shape.vocabularyCount)
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
