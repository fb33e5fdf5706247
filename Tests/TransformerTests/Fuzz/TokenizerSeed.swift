import Transformer

/// Vocabularies for seeds: what a model file says of its tokeniser.
struct TokenizerSeed {
    var count: Int
    var values: [(key: String, value: GGUFWriter.Value)]

    /// A dozen byte-level tokens: most bytes are in none.
    static let few = byteLevel(
        tokens: [
            "<|im_start|>", "<|im_end|>", "h", "e", "l", "o", "\u{120}", "w", "he", "ll", "hell",
            "hello", "\u{120}w",
        ],
        merges: ["h e", "l l", "he ll", "hell o", "\u{120} w"],
        words: "smollm"
    )

    /// Every byte and a few merges, cut into words as a pre-tokeniser does it.
    static func whole(words: String) -> TokenizerSeed {
        byteLevel(tokens: TinyModel.tokens, merges: TinyModel.merges, words: words)
    }

    private static func byteLevel(
        tokens: [String],
        merges: [String],
        words: String
    ) -> TokenizerSeed {
        TokenizerSeed(
            count: tokens.count,
            values: [
                ("tokenizer.ggml.model", .string("gpt2")),
                ("tokenizer.ggml.pre", .string(words)),
                ("tokenizer.ggml.tokens", .strings(tokens)),
                (
                    "tokenizer.ggml.token_type",
                    .int32s(tokens.map { $0.hasPrefix("<|") ? 3 : 1 })
                ),
                ("tokenizer.ggml.merges", .strings(merges)),
                ("tokenizer.ggml.eos_token_id", .uint32(1)),
            ]
        )
    }

    /// SentencePiece's pieces with scores, every byte, two control tokens; the second has a user-defined one.
    ///
    /// Behind that, the first would put a space before text that is none of it.
    static let sentencePiece = pieces(addsSpace: true)
    static let sentencePieceWithoutSpace = pieces(addsSpace: false)

    private static func pieces(addsSpace: Bool) -> TokenizerSeed {
        let special = ["<bos>", "<eos>"] + (addsSpace ? [] : ["<mask>"])
        let pieces = [
            "h", "e", "l", "o", "he", "ll", "hell", "hello", "\u{2581}", "\u{2581}w", "\u{2581}wo",
            "\u{2581}\u{2581}", "\u{e9}", "w", "1", "\n",
        ]
        let bytes = (0..<256).map { byte in
            let digits = String(byte, radix: 16, uppercase: true)
            return "<0x" + (digits.count < 2 ? "0" : "") + digits + ">"
        }
        let kinds: [Int32] =
            special.map { $0 == "<mask>" ? 4 : 3 } + pieces.map { _ in 1 } + bytes.map { _ in 6 }
        return TokenizerSeed(
            count: kinds.count,
            values: [
                ("tokenizer.ggml.model", .string("llama")),
                ("tokenizer.ggml.tokens", .strings(special + pieces + bytes)),
                ("tokenizer.ggml.token_type", .int32s(kinds)),
                ("tokenizer.ggml.scores", .float32s(kinds.indices.map { -Float($0) })),
                ("tokenizer.ggml.bos_token_id", .uint32(0)),
                ("tokenizer.ggml.eos_token_id", .uint32(1)),
                ("tokenizer.ggml.add_space_prefix", .bool(addsSpace)),
            ]
        )
    }

    /// The tokeniser, opened.
    func opened() throws -> Tokenizer {
        var writer = GGUFWriter()
        writer.values = values
        return try Tokenizer(file: GGUFFile(bytes: writer.bytes(), name: "seed"))
    }
}
