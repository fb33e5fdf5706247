/// The tokens of a model: their bytes, their kinds, and the ones with a role.
struct Vocabulary: Sendable {
    /// What a token is for, by GGUF's number for it.
    enum Kind: UInt8, Sendable {
        case normal = 1
        case unknown = 2
        case control = 3
        case userDefined = 4
        case unused = 5
        case byte = 6

        /// Whether the token stands for its bytes in a text.
        var isText: Bool { self == .normal || self == .byte || self == .userDefined }
    }

    /// The bytes that a token stands for; of a control token, its name.
    let texts: ByteStringStore
    let kinds: [Kind]
    /// Tokens that text is made of, by their bytes.
    let byBytes: ByteStringTable
    /// Control and user-defined tokens by name.
    let special: [String: Int32]
    /// The tokens that end an answer.
    let endTokens: Set<Int32>
    /// The token that opens every prompt, where the model wants one.
    let beginToken: Int32?

    var count: Int { kinds.count }

    /// Reads the tokens of a model file; `addsBeginToken` holds where the file does not say.
    init(file: GGUFFile, spelling: TokenSpelling, addsBeginToken: Bool) throws(GGUFError) {
        let key = "tokenizer.ggml.tokens"
        let names = try file.required(key, file.textBytes(key))
        guard !names.isEmpty, names.count <= Int(Int32.max) else {
            throw GGUFError(malformed: key, "It has \(names.count) tokens.")
        }
        var kinds = try Self.kinds(in: file, count: names.count)
        var texts = ByteStringStore()
        texts.reserve(count: names.count, bytes: names.reduce(0) { $0 + $1.count })
        var byBytes = ByteStringTable(count: names.count)
        var special: [String: Int32] = [:]
        for (id, name) in names.enumerated() {
            if Self.endNames.contains(where: { name.elementsEqual($0.utf8) }) {
                kinds[id] = .control
            }
            let kind = kinds[id]
            var isWritten = true
            texts.append { isWritten = spelling.append(name, kind, to: &$0) }
            guard isWritten else {
                throw GGUFError(malformed: key, "Token \(id) is a byte but names none.")
            }
            if kind == .control || kind == .userDefined {
                special[String(decoding: name, as: UTF8.self)] = Int32(id)
            }
            if spelling.isPiece(kind), !name.isEmpty { byBytes.insert(id, in: texts) }
        }
        self.texts = texts
        self.kinds = kinds
        self.byBytes = byBytes
        self.special = special
        endTokens = try Self.endTokens(in: file, special: special, count: names.count)
        let adds = try file.flag("tokenizer.ggml.add_bos_token") ?? addsBeginToken
        let begin = try Self.token("tokenizer.ggml.bos_token_id", in: file, count: names.count)
        beginToken = adds ? begin : nil
    }

    /// The token of these bytes.
    func id(of bytes: UnsafeBufferPointer<UInt8>) -> Int32? {
        byBytes.id(of: bytes, in: texts)
    }

    /// The token of a single byte.
    func id(of byte: UInt8) -> Int32? {
        withUnsafePointer(to: byte) { id(of: UnsafeBufferPointer(start: $0, count: 1)) }
    }

    private static func kinds(
        in file: GGUFFile,
        count: Int
    ) throws(GGUFError) -> [Kind] {
        let key = "tokenizer.ggml.token_type"
        guard let numbers = try file.integers(key) else {
            return [Kind](repeating: .normal, count: count)
        }
        guard numbers.count == count else {
            throw GGUFError(entries: numbers.count, of: key, tokens: count)
        }
        var kinds: [Kind] = []
        kinds.reserveCapacity(count)
        for number in numbers {
            guard let kind = UInt8(exactly: number).flatMap(Kind.init(rawValue:)) else {
                throw GGUFError(malformed: key, "\(number) is no kind of token.")
            }
            kinds.append(kind)
        }
        return kinds
    }

    /// Tokens that end an answer in every model that has them: they are no text, whatever kind a file gives them.
    private static let endNames = [
        "<|im_end|>", "<|endoftext|>", "<|end_of_text|>", "<|eot_id|>", "<|eom_id|>", "</s>",
        "<end_of_turn>", "<eos>",
    ]

    /// The end tokens that the file names, and those that are known by their name.
    private static func endTokens(
        in file: GGUFFile,
        special: [String: Int32],
        count: Int
    ) throws(GGUFError) -> Set<Int32> {
        var ends = Set(endNames.compactMap { special[$0] })
        for key in ["tokenizer.ggml.eos_token_id", "tokenizer.ggml.eot_token_id"] {
            if let id = try token(key, in: file, count: count) { ends.insert(id) }
        }
        return ends
    }

    private static func token(
        _ key: String,
        in file: GGUFFile,
        count: Int
    ) throws(GGUFError) -> Int32? {
        guard let id = try file.count(key) else { return nil }
        guard id < count else { throw GGUFError(malformed: key, "There is no token \(id).") }
        return Int32(id)
    }
}
