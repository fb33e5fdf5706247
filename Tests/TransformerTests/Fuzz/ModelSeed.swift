import Transformer

/// A model file of a few kilobytes, from which a search sets out: the smaller, the more often each byte is changed.
struct ModelSeed {
    var name = "llama"
    var architecture = "llama"
    /// ggml's number of the type of those matrices whose rows are whole blocks of it.
    var type: UInt32 = 0
    /// Weights in a block of the type, and its bytes.
    var block = (length: 1, bytes: 4)
    var tokenizer: TokenizerSeed = .few
    /// Keys beside those that every model has; `*` stands for the architecture.
    var extra: [(key: String, value: GGUFWriter.Value)] = []
    var hasBias = false
    var hasHeadNorms = false
    var hasPostNorms = false
    var hasOutput = false

    static let all: [ModelSeed] =
        [
            ModelSeed(),
            ModelSeed(name: "llama-output", hasBias: true, hasOutput: true),
            ModelSeed(
                name: "llama-yarn",
                extra: [
                    ("*.rope.scaling.type", .string("yarn")),
                    ("*.rope.scaling.factor", .float32(4)),
                    ("*.rope.scaling.original_context_length", .uint32(16)),
                    ("*.rope.scaling.attn_factor", .float32(1)),
                ]
            ),
            ModelSeed(
                name: "llama-linear",
                extra: [
                    ("*.rope.scaling.type", .string("linear")),
                    ("*.rope.scale_linear", .float32(2)),
                ]
            ),
            ModelSeed(name: "qwen2", architecture: "qwen2", hasBias: true),
            ModelSeed(
                name: "gemma3",
                architecture: "gemma3",
                tokenizer: .sentencePiece,
                extra: [("*.attention.sliding_window", .uint32(4))],
                hasHeadNorms: true,
                hasPostNorms: true
            ),
        ]
        + types.map { type in
            ModelSeed(name: type.name, type: type.number, block: (type.length, type.bytes))
        }

    /// The types that weights are stored in, by ggml's numbers, with the sizes of their blocks.
    private static let types: [(name: String, number: UInt32, length: Int, bytes: Int)] = [
        ("f16", 1, 1, 2), ("q4_0", 2, 32, 18), ("q4_1", 3, 32, 20), ("q5_0", 6, 32, 22),
        ("q5_1", 7, 32, 24), ("q8_0", 8, 32, 34), ("q4_k", 12, 256, 144), ("q5_k", 13, 256, 176),
        ("q6_k", 14, 256, 210), ("bf16", 30, 1, 2),
    ]

    private var width: Int { max(block.length, 8) }
    private let heads = 2
    private let headWidth = 4
    private let inner = 8

    /// The file, to be changed.
    var writer: GGUFWriter {
        var writer = GGUFWriter()
        writer.values =
            [
                ("general.architecture", .string(architecture)),
                ("*.block_count", .uint32(1)),
                ("*.context_length", .uint32(32)),
                ("*.embedding_length", .uint32(UInt32(width))),
                ("*.feed_forward_length", .uint32(UInt32(inner))),
                ("*.attention.head_count", .uint32(UInt32(heads))),
                ("*.attention.head_count_kv", .uint32(1)),
                ("*.attention.key_length", .uint32(UInt32(headWidth))),
                ("*.attention.layer_norm_rms_epsilon", .float32(1e-5)),
                ("*.rope.freq_base", .float32(10000)),
            ] + extra + tokenizer.values
        writer.values = writer.values.map { key, value in
            (key.hasPrefix("*") ? architecture + key.dropFirst() : key, value)
        }
        writer.tensors = tensors
        return writer
    }

    private var tensors: [GGUFWriter.Tensor] {
        var random = Xoshiro256(seed: 5)
        var tensors: [GGUFWriter.Tensor] = []
        func vector(_ name: String, _ count: Int) {
            let bytes = floatBytes([Float](repeating: 1, count: count))
            tensors.append(.init(name: name, dimensions: [UInt64(count)], bytes: bytes))
        }
        func matrix(_ name: String, _ columns: Int, _ rows: Int) {
            let isTyped = type != 0 && columns.isMultiple(of: block.length)
            // Any bytes are some weights; of floats, these are small ones.
            let bytes =
                isTyped
                ? (0..<rows * columns / block.length * block.bytes).map { _ in
                    UInt8.random(in: 0...63, using: &random)
                }
                : floatBytes((0..<rows * columns).map { _ in Float(random.nextUnit() - 0.5) })
            tensors.append(
                .init(
                    name: name + ".weight",
                    dimensions: [UInt64(columns), UInt64(rows)],
                    type: isTyped ? type : 0,
                    bytes: bytes
                )
            )
        }
        matrix("token_embd", width, tokenizer.count)
        vector("output_norm.weight", width)
        if hasOutput { matrix("output", width, tokenizer.count) }
        let first = "blk.0."
        vector(first + "attn_norm.weight", width)
        for (name, rows) in [("q", heads * headWidth), ("k", headWidth), ("v", headWidth)] {
            matrix(first + "attn_\(name)", width, rows)
            if hasBias { vector(first + "attn_\(name).bias", rows) }
            if hasHeadNorms, name != "v" { vector(first + "attn_\(name)_norm.weight", headWidth) }
        }
        matrix(first + "attn_output", heads * headWidth, width)
        if hasPostNorms { vector(first + "post_attention_norm.weight", width) }
        vector(first + "ffn_norm.weight", width)
        matrix(first + "ffn_gate", width, inner)
        matrix(first + "ffn_up", width, inner)
        matrix(first + "ffn_down", inner, width)
        if hasPostNorms { vector(first + "post_ffw_norm.weight", width) }
        return tensors
    }
}

/// Adapter files for the first of the models.
enum AdapterSeed {
    static var all: [(name: String, bytes: [UInt8])] {
        [("lora", writer().bytes()), ("lora-halves", writer(type: 1, bytes: 2).bytes())]
    }

    private static func writer(type: UInt32 = 0, bytes: Int = 4) -> GGUFWriter {
        var writer = GGUFWriter()
        writer.values = [
            ("general.type", .string("adapter")),
            ("general.architecture", .string("llama")),
            ("adapter.type", .string("lora")),
            ("adapter.lora.alpha", .float32(2)),
        ]
        let rank: UInt64 = 2
        for target in ["blk.0.attn_q.weight", "blk.0.ffn_down.weight"] {
            for (side, dimensions) in [("a", [8, rank]), ("b", [rank, 8])] {
                writer.tensors.append(
                    .init(
                        name: "\(target).lora_\(side)",
                        dimensions: dimensions,
                        type: type,
                        bytes: [UInt8](repeating: 0x30, count: 16 * bytes)
                    )
                )
            }
        }
        return writer
    }
}
