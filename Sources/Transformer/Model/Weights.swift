/// The weights of a llama model, by what they do.
///
/// Generic over the form in which a set of operations wants its matrices.
package struct Weights<Matrix> {
    /// The weights of one block.
    package struct Block {
        package var attentionNorm: [Float]
        package var query: Matrix
        package var key: Matrix
        package var value: Matrix
        package var attentionOutput: Matrix
        package var feedForwardNorm: [Float]
        package var gate: Matrix
        package var up: Matrix
        package var down: Matrix
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
    /// Finds the weights in a model file; `matrix` makes of a tensor what the operations need.
    init(
        file: GGUFFile,
        configuration: ModelConfiguration,
        matrix: (GGUFTensor) throws(GGUFError) -> Matrix
    ) throws(GGUFError) {
        let width = configuration.width
        func find(_ name: String, _ columns: Int, _ rows: Int) throws(GGUFError) -> Matrix {
            try matrix(file.tensor(name + ".weight", dimensions: [columns, rows]))
        }
        embedding = try find("token_embd", width, configuration.vocabularyCount)
        outputNorm = try file.vector("output_norm.weight", count: width)
        output =
            file.tensors["output.weight"] == nil
            ? embedding : try find("output", width, configuration.vocabularyCount)
        blocks = []
        for index in 0..<configuration.blockCount {
            let block = "blk.\(index)."
            let inner = configuration.feedForwardWidth
            blocks.append(
                Block(
                    attentionNorm: try file.vector(block + "attn_norm.weight", count: width),
                    query: try find(block + "attn_q", width, configuration.queryWidth),
                    key: try find(block + "attn_k", width, configuration.keyValueWidth),
                    value: try find(block + "attn_v", width, configuration.keyValueWidth),
                    attentionOutput: try find(
                        block + "attn_output",
                        configuration.queryWidth,
                        width
                    ),
                    feedForwardNorm: try file.vector(block + "ffn_norm.weight", count: width),
                    gate: try find(block + "ffn_gate", width, inner),
                    up: try find(block + "ffn_up", width, inner),
                    down: try find(block + "ffn_down", inner, width)
                )
            )
        }
    }
}

extension GGUFFile {
    /// A vector of float32 values.
    func vector(_ name: String, count: Int) throws(GGUFError) -> [Float] {
        let tensor = try tensor(name, dimensions: [count])
        guard tensor.type.name == "F32" else {
            throw GGUFError(
                code: .unsupported,
                subject: "tensor \(name)",
                cause: "It is stored as \(tensor.type.name); norms are read as F32.",
                advice: GGUFError.useOther
            )
        }
        let bytes = bytes(of: tensor)
        return (0..<count).map { index in
            let bits = bytes.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self)
            return Float(bitPattern: UInt32(littleEndian: bits))
        }
    }
}
