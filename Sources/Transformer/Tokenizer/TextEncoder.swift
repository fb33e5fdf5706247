/// A family of tokenisers: what a file says of its vocabulary, and how a text is cut into tokens.
///
/// Adding one: a file with the type, and a line in `TextEncoders.all`.
protocol TextEncoder: Sendable {
    /// GGUF's name of it in `tokenizer.ggml.model`.
    static var name: String { get }

    /// Reads the tokeniser of a model file.
    init(file: GGUFFile) throws(GGUFError)

    var vocabulary: Vocabulary { get }

    /// Whether a text at the start, or behind a special token, gets a space before it.
    var addsSpacePrefix: Bool { get }

    /// Calls `body` with each token of a text and its bytes' range, in order.
    ///
    /// `opens` is whether the text stands at the start or behind a special token.
    func forEachToken(of text: String, opens: Bool, _ body: (Int32, Range<Int>) -> Void)
}

extension TextEncoder {
    var addsSpacePrefix: Bool { false }
}

/// The families of tokenisers that are built in.
enum TextEncoders {
    static let all: [any TextEncoder.Type] = [ByteLevelEncoder.self, SentencePieceEncoder.self]

    /// The one that a model file names.
    static func encoder(for file: GGUFFile) throws(GGUFError) -> any TextEncoder {
        let key = "tokenizer.ggml.model"
        let name = try file.required(key, file.text(key))
        guard let family = all.first(where: { $0.name == name }) else {
            throw GGUFError(unknownTokenizer: name, key: key, known: all.map { $0.name })
        }
        return try family.init(file: file)
    }
}

extension GGUFError {
    /// A tokeniser, or a part of one, that is not built in.
    init(unknownTokenizer name: String, key: String, known: [String]) {
        self.init(
            code: .unsupported,
            subject: "key \(key)",
            cause: "The tokeniser is `\(name)`; built in: \(known.joined(separator: ", ")).",
            advice: Self.useOther
        )
    }

    /// A key whose value cannot be right.
    init(malformed key: String, _ cause: String) {
        self.init(
            code: .malformed,
            subject: "key \(key)",
            cause: cause,
            advice: Self.useOther
        )
    }

    /// A list with another number of entries than there are tokens.
    init(entries: Int, of key: String, tokens: Int) {
        self.init(
            code: .wrongShape,
            subject: "key \(key)",
            cause: "It has \(entries) entries for \(tokens) tokens.",
            advice: Self.useOther
        )
    }
}
