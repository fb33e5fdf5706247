import Transformer

/// A llama model of a few thousand random weights, written as GGUF: for tests that need no sense.
enum TinyModel {
    static let width = 32
    static let heads = 4
    static let keyValueHeads = 2
    static let headWidth = 8
    static let feedForward = 64
    static let blocks = 2
    static let contextLength = 96

    /// Three control tokens, one for each byte, and a few merged ones.
    static let tokens: [String] =
        ["<|endoftext|>", "<|im_start|>", "<|im_end|>"] + byteNames
        + merges.map { $0.replacing(" ", with: "") }
    static let merges = ["h e", "l l", "he ll", "hell o", "\u{120} w", "\u{120}w o"]

    /// GPT-2's printable character of every byte.
    static let byteNames: [String] = {
        var next: UInt32 = 0x100
        return (0..<256).map { (byte: UInt32) in
            let printable =
                (0x21...0x7e).contains(byte) || (0xa1...0xac).contains(byte) || byte >= 0xae
            defer { if !printable { next += 1 } }
            return Unicode.Scalar(printable ? byte : next).map { String(Character($0)) } ?? ""
        }
    }()

    /// The file; every call with the same seed gives the same bytes.
    static func writer(seed: UInt64 = 7, feedForward: Int = feedForward) -> GGUFWriter {
        var writer = GGUFWriter()
        writer.values = [
            ("general.architecture", .string("llama")),
            ("general.name", .string("Tiny")),
            ("general.file_type", .uint32(0)),
            ("llama.block_count", .uint32(UInt32(blocks))),
            ("llama.context_length", .uint32(UInt32(contextLength))),
            ("llama.embedding_length", .uint32(UInt32(width))),
            ("llama.feed_forward_length", .uint32(UInt32(feedForward))),
            ("llama.attention.head_count", .uint32(UInt32(heads))),
            ("llama.attention.head_count_kv", .uint32(UInt32(keyValueHeads))),
            ("llama.attention.layer_norm_rms_epsilon", .float32(1e-5)),
            ("llama.rope.freq_base", .float32(10000)),
            ("llama.rope.dimension_count", .uint32(UInt32(headWidth))),
            ("tokenizer.ggml.model", .string("gpt2")),
            ("tokenizer.ggml.pre", .string("smollm")),
            ("tokenizer.ggml.tokens", .strings(tokens)),
            (
                "tokenizer.ggml.token_type",
                .int32s(tokens.indices.map { $0 < 3 ? 3 : 1 })
            ),
            ("tokenizer.ggml.merges", .strings(merges)),
            ("tokenizer.ggml.eos_token_id", .uint32(2)),
        ]
        var random = Xoshiro256(seed: seed)
        func add(_ name: String, _ dimensions: [Int], around center: Float = 0) {
            let count = dimensions.reduce(1, *)
            let spread = 2 / Float(dimensions[0]).squareRoot()
            let values = (0..<count).map { _ in
                center + spread * Float(random.nextUnit() * 2 - 1)
            }
            writer.tensors.append(
                GGUFWriter.Tensor(
                    name: name,
                    dimensions: dimensions.map { UInt64($0) },
                    bytes: floatBytes(values)
                )
            )
        }
        add("token_embd.weight", [width, tokens.count])
        add("output_norm.weight", [width], around: 1)
        for block in 0..<blocks {
            let keyWidth = keyValueHeads * headWidth
            add("blk.\(block).attn_norm.weight", [width], around: 1)
            add("blk.\(block).attn_q.weight", [width, heads * headWidth])
            add("blk.\(block).attn_k.weight", [width, keyWidth])
            add("blk.\(block).attn_v.weight", [width, keyWidth])
            add("blk.\(block).attn_output.weight", [heads * headWidth, width])
            add("blk.\(block).ffn_norm.weight", [width], around: 1)
            add("blk.\(block).ffn_gate.weight", [width, feedForward])
            add("blk.\(block).ffn_up.weight", [width, feedForward])
            add("blk.\(block).ffn_down.weight", [feedForward, width])
        }
        return writer
    }
}
