import Foundation
import Kernels
import Testing
import Training
import Transformer

/// Models of a few thousand random weights and of odd shapes, one of each family: for tests that need no sense.
struct OddModel {
    /// What differs from family to family.
    enum Family: String, CaseIterable, CustomTestStringConvertible {
        case llama
        /// With biases, and pairs in halves.
        case qwen2
        /// With norms of heads and of what a block's halves give, GELU, windows and a scaled embedding.
        case gemma3

        var testDescription: String { rawValue }
    }

    static let width = 14
    static let heads = 3
    static let headWidth = 6
    static let inner = 10
    static let contextLength = 64

    let model: Model
    let workers = WorkerPool(threads: 2)

    init(_ family: Family = .llama, seed: UInt64 = 3) throws {
        model = try Model(
            file: GGUFFile(bytes: Self.bytes(family, seed: seed), name: "odd-\(family).gguf")
        )
    }

    /// The file.
    static func bytes(_ family: Family, seed: UInt64) throws -> [UInt8] {
        var bytes: [UInt8] = []
        try writer(family, seed: seed).write { bytes.append(contentsOf: $0) }
        return bytes
    }

    private static func writer(_ family: Family, seed: UInt64) throws -> GGUFWriter {
        let name = family.rawValue
        let tokens = ["<|endoftext|>", "<|im_start|>", "<|im_end|>"] + byteNames
        var metadata: [(key: String, value: GGUFEncodedValue)] = [
            ("general.architecture", GGUFEncodedValue(name)),
            ("\(name).block_count", GGUFEncodedValue(UInt32(2))),
            ("\(name).context_length", GGUFEncodedValue(UInt32(contextLength))),
            ("\(name).embedding_length", GGUFEncodedValue(UInt32(width))),
            ("\(name).feed_forward_length", GGUFEncodedValue(UInt32(inner))),
            ("\(name).attention.head_count", GGUFEncodedValue(UInt32(heads))),
            ("\(name).attention.head_count_kv", GGUFEncodedValue(UInt32(1))),
            ("\(name).attention.key_length", GGUFEncodedValue(UInt32(headWidth))),
            ("\(name).attention.value_length", GGUFEncodedValue(UInt32(headWidth))),
            ("\(name).attention.layer_norm_rms_epsilon", GGUFEncodedValue(Float(1e-5))),
            ("\(name).rope.freq_base", GGUFEncodedValue(Float(100))),
            ("tokenizer.ggml.model", GGUFEncodedValue("gpt2")),
            ("tokenizer.ggml.pre", GGUFEncodedValue("smollm")),
            ("tokenizer.ggml.tokens", GGUFEncodedValue(list: tokens)),
            (
                "tokenizer.ggml.token_type",
                GGUFEncodedValue(list: tokens.indices.map { Int32($0 < 3 ? 3 : 1) })
            ),
            ("tokenizer.ggml.merges", GGUFEncodedValue(list: [String]())),
            ("tokenizer.ggml.eos_token_id", GGUFEncodedValue(UInt32(2))),
        ]
        if family == .gemma3 {
            metadata += [
                ("\(name).attention.sliding_window", GGUFEncodedValue(UInt32(4))),
                ("\(name).attention.sliding_window_pattern", GGUFEncodedValue(UInt32(2))),
            ]
        }
        return GGUFWriter(metadata: metadata, tensors: try tensors(family, tokens.count, seed))
    }

    private static func tensors(
        _ family: Family,
        _ vocabulary: Int,
        _ seed: UInt64
    ) throws -> [GGUFWriter.Tensor] {
        var random = Xoshiro256(seed: seed)
        var tensors: [GGUFWriter.Tensor] = []
        func add(_ name: String, _ dimensions: [Int], around center: Float = 0) throws {
            let spread = 1.5 / Float(dimensions[0]).squareRoot()
            let values = (0..<dimensions.reduce(1, *)).map { _ in
                center + spread * Float(random.nextUnit() * 2 - 1)
            }
            tensors.append(
                try GGUFWriter.Tensor(
                    name: name,
                    dimensions: dimensions,
                    values: values,
                    storedAs: .f32
                )
            )
        }
        let (query, key) = (heads * headWidth, headWidth)
        try add("token_embd.weight", [width, vocabulary])
        try add("output_norm.weight", [width], around: 1)
        // A second family has an output of its own.
        if family == .qwen2 { try add("output.weight", [width, vocabulary]) }
        for block in 0..<2 {
            let name = "blk.\(block)."
            try add(name + "attn_norm.weight", [width], around: 1)
            try add(name + "attn_q.weight", [width, query])
            try add(name + "attn_k.weight", [width, key])
            try add(name + "attn_v.weight", [width, key])
            try add(name + "attn_output.weight", [query, width])
            try add(name + "ffn_norm.weight", [width], around: 1)
            try add(name + "ffn_gate.weight", [width, inner])
            try add(name + "ffn_up.weight", [width, inner])
            try add(name + "ffn_down.weight", [inner, width])
            if family == .qwen2 {
                try add(name + "attn_q.bias", [query])
                try add(name + "attn_k.bias", [key])
                try add(name + "attn_v.bias", [key])
            }
            if family == .gemma3 {
                try add(name + "attn_q_norm.weight", [headWidth], around: 1)
                try add(name + "attn_k_norm.weight", [headWidth], around: 1)
                try add(name + "post_attention_norm.weight", [width], around: 1)
                try add(name + "post_ffw_norm.weight", [width], around: 1)
            }
        }
        return tensors
    }

    /// GPT-2's printable character of every byte.
    private static let byteNames: [String] = {
        var next: UInt32 = 0x100
        return (0..<256).map { (byte: UInt32) in
            let isPrintable =
                (0x21...0x7e).contains(byte) || (0xa1...0xac).contains(byte) || byte >= 0xae
            defer { if !isPrintable { next += 1 } }
            let scalar = Unicode.Scalar(isPrintable ? byte : next)
            return scalar.map { String(Character($0)) } ?? ""
        }
    }()

    /// The model with what a method trains of it.
    func pass(
        _ method: TrainingSettings.Method,
        seed: UInt64 = 0,
        precision: TrainingSettings.ForwardPrecision = .float32
    ) throws -> TrainingPass {
        let loader = WeightLoader(model: model)
        return TrainingPass(
            weights: method.method.weights(from: try loader.stored(), seed: seed),
            shape: model.configuration,
            ops: TapedOperations(
                configuration: model.configuration,
                precision: precision,
                workers: workers
            )
        )
    }

    /// Sequences by chance: of one document, of several, with targets that do not count.
    static func batch(seed: UInt64 = 11) -> Batch {
        var random = Xoshiro256(seed: seed)
        func sequence(_ documents: [Int], unmarked: Range<Int>) -> TrainingSequence {
            let count = documents.reduce(0, +)
            let tokens = (0..<count).map { _ in Int32(random.nextUnit() * 259) }
            var targets = tokens.dropFirst() + [TrainingSequence.unmarked]
            for index in unmarked {
                targets[targets.startIndex + index] = TrainingSequence.unmarked
            }
            var end = 0
            for length in documents {
                end += length
                targets[targets.startIndex + end - 1] = TrainingSequence.unmarked
            }
            return TrainingSequence(tokens: tokens, targets: Array(targets), documents: documents)
        }
        return Batch([
            sequence([9], unmarked: 0..<0), sequence([3, 1, 5], unmarked: 4..<6),
            sequence([7], unmarked: 0..<4),
        ])
    }
}
