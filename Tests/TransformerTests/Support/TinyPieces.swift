import Transformer

/// A vocabulary of SentencePiece's kind, written as GGUF: small enough to follow each merge by hand.
enum TinyPieces {
    /// A token as a file has it.
    struct Token {
        var name: String
        var score: Float
        var kind: Int32
    }

    /// Four control tokens, one for each byte from 4 on, then pieces and user-defined tokens.
    static let tokens: [Token] =
        ["<unk>", "<s>", "</s>", "<end_of_turn>"].map { Token(name: $0, score: 0, kind: 3) }
        + (0..<256).map { Token(name: byteName($0), score: 0, kind: 6) }
        + pieces.map { Token(name: $0.name, score: $0.score, kind: 1) }
        + userDefined.map { Token(name: $0, score: -1000, kind: 4) }

    static let pieces: [(name: String, score: Float)] = [
        ("▁", -20), ("a", -20), ("b", -20), ("c", -20), ("é", -20), ("ab", -2), ("bc", -1),
        ("abc", -3), ("▁a", -4), ("▁abc", -5), ("aa", -6), ("aaaa", -7), ("日本", -8), ("▁▁", -9),
        ("x", 3), ("xx", 2.5),
    ]

    static let userDefined = ["  ", "\n", "\n\n", "<b>"]

    /// The id of a token.
    static func id(_ name: String) -> Int32 {
        Int32(tokens.firstIndex { $0.name == name } ?? -1)
    }

    static func byteName(_ byte: Int) -> String {
        "<0x" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true) + ">"
    }

    /// A file without tensors: the tokeniser alone.
    static func writer(prefix: Bool? = nil) -> GGUFWriter {
        var writer = GGUFWriter()
        writer.values = [
            ("tokenizer.ggml.model", .string("llama")),
            ("tokenizer.ggml.tokens", .strings(tokens.map(\.name))),
            ("tokenizer.ggml.scores", .float32s(tokens.map(\.score))),
            ("tokenizer.ggml.token_type", .int32s(tokens.map(\.kind))),
            ("tokenizer.ggml.bos_token_id", .uint32(1)),
            ("tokenizer.ggml.eos_token_id", .uint32(2)),
        ]
        if let prefix { writer.set("tokenizer.ggml.add_space_prefix", .bool(prefix)) }
        return writer
    }

    static func tokenizer(prefix: Bool? = nil) throws -> Tokenizer {
        try Tokenizer(file: GGUFFile(bytes: writer(prefix: prefix).bytes(), name: "pieces"))
    }
}
