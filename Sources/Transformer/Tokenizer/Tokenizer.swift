/// Byte-level byte-pair encoding with a model's own vocabulary and merges.
///
/// Text is never parsed for special tokens unless asked: they come in as control segments.
package final class Tokenizer: Sendable {
    let vocabulary: Vocabulary
    private let merges: MergeTable
    private let byteTokens: [Int32]
    private let preTokenizer: any PreTokenizer

    /// Reads the tokeniser of a model file.
    package init(file: GGUFFile) throws(GGUFError) {
        try Self.check(file, "tokenizer.ggml.model", among: ["gpt2"])
        let key = "tokenizer.ggml.pre"
        let name = try file.required(key, file.text(key))
        guard let preTokenizer = PreTokenizers.named(name) else {
            try Self.check(file, key, among: PreTokenizers.all.flatMap { $0.names })
            throw Self.unsupported(key, name, PreTokenizers.all.flatMap { $0.names })
        }
        self.preTokenizer = preTokenizer
        vocabulary = try Vocabulary(file: file)
        merges = try Self.merges(in: file, vocabulary)
        byteTokens = Self.byteTokens(vocabulary)
    }

    /// The number of tokens.
    package var count: Int { vocabulary.count }
    /// The tokens that end an answer.
    package var endTokens: Set<Int32> { vocabulary.endTokens }

    /// The tokens of a text; with `parsingSpecial`, special tokens by their names in it.
    package func encode(_ text: String, parsingSpecial: Bool = false) -> [Int32] {
        guard parsingSpecial else { return encode(plain: text) }
        return SpecialTokenScanner(vocabulary.special).parts(of: text).flatMap { part in
            switch part {
            case .special(let id): [id]
            case .text(let text): encode(plain: String(text))
            }
        }
    }

    /// The tokens of a prompt with their places; throws where a control token is none of the model's.
    package func tokens(of segments: [PromptSegment]) throws(EngineError) -> [PromptToken] {
        var tokens: [PromptToken] = []
        for (index, segment) in segments.enumerated() {
            switch segment {
            case .control(let name):
                let id = try controlToken(name)
                let range = 0..<name.utf8.count
                tokens.append(
                    PromptToken(id: id, segment: index, utf8Range: range, text: name)
                )
            case .text(let text):
                var decoder = UTF8StreamDecoder()
                forEachToken(of: text) { id, range in
                    tokens.append(
                        PromptToken(
                            id: id,
                            segment: index,
                            utf8Range: range,
                            text: decoder.append(vocabulary.texts[Int(id)])
                        )
                    )
                }
            }
        }
        if let begin = vocabulary.beginToken, tokens.first?.id != begin, !tokens.isEmpty {
            tokens.insert(PromptToken(id: begin, segment: 0, utf8Range: 0..<0, text: ""), at: 0)
        }
        return tokens
    }

    /// The special token of this name.
    package func controlToken(_ name: String) throws(EngineError) -> Int32 {
        if let id = vocabulary.special[name] { return id }
        throw EngineError(
            code: .unknownControlToken,
            subject: "control token \(name)",
            cause: "The model has no special token of that name.",
            advice: "Use a prompt layout that is made for this model."
        )
    }

    /// The bytes that a token adds to a text; none for control tokens and ids beyond the vocabulary.
    package func bytes(of id: Int32) -> ArraySlice<UInt8> {
        guard id >= 0, Int(id) < count, vocabulary.kinds[Int(id)].isText else { return [] }
        return vocabulary.texts[Int(id)]
    }

    /// The text of tokens, without special ones.
    package func decode(_ ids: some Sequence<Int32>) -> String {
        String(decoding: ids.flatMap { bytes(of: $0) }, as: UTF8.self)
    }

    /// A token as it is shown by itself: a special one by its name, a part of a character as U+FFFD.
    package func display(_ id: Int32) -> String {
        guard id >= 0, Int(id) < count else { return "" }
        return String(decoding: vocabulary.texts[Int(id)], as: UTF8.self)
    }

    private func encode(plain text: String) -> [Int32] {
        var tokens: [Int32] = []
        forEachToken(of: text) { id, _ in tokens.append(id) }
        return tokens
    }

    /// Calls `body` with each token of a text and its bytes' range.
    private func forEachToken(of text: String, _ body: (Int32, Range<Int>) -> Void) {
        var encoder = BytePairEncoder(merges: merges, byteTokens: byteTokens)
        let classified = ClassifiedText(text)
        var text = text
        text.withUTF8 { bytes in
            preTokenizer.forEachWord(in: classified) { word in
                let start = classified.offsets[word.lowerBound]
                let range = start..<classified.offsets[word.upperBound]
                encoder.encode(UnsafeBufferPointer(rebasing: bytes[range])) { id, range in
                    body(id, start + range.lowerBound..<start + range.upperBound)
                }
            }
        }
    }

    // MARK: Reading the file

    private static func check(
        _ file: GGUFFile,
        _ key: String,
        among known: [String]
    ) throws(GGUFError) {
        let name = try file.required(key, file.text(key))
        if !known.contains(name) { throw unsupported(key, name, known) }
    }

    private static func unsupported(
        _ key: String,
        _ name: String,
        _ known: [String]
    ) -> GGUFError {
        GGUFError(
            code: .unsupported,
            subject: "key \(key)",
            cause: "The tokeniser is `\(name)`; built in: \(known.joined(separator: ", ")).",
            advice: GGUFError.useOther
        )
    }

    private static func merges(
        in file: GGUFFile,
        _ vocabulary: Vocabulary
    ) throws(GGUFError) -> MergeTable {
        let key = "tokenizer.ggml.merges"
        let lines = try file.required(key, file.textBytes(key))
        var table = MergeTable(count: lines.count)
        var scratch: [UInt8] = []
        for (rank, line) in lines.enumerated() {
            scratch.removeAll(keepingCapacity: true)
            guard let merge = merge(line, vocabulary, &scratch) else {
                throw GGUFError(
                    code: .malformed,
                    subject: "key \(key)",
                    cause: "Entry \(rank) is not two tokens that make up a third.",
                    advice: GGUFError.useOther
                )
            }
            table.insert(
                merge.left,
                merge.right,
                MergeTable.Merge(rank: UInt32(rank), result: merge.result)
            )
        }
        return table
    }

    /// The tokens of a line `left right`, and the one of both together.
    private static func merge(
        _ line: UnsafeRawBufferPointer,
        _ vocabulary: Vocabulary,
        _ scratch: inout [UInt8]
    ) -> (left: Int32, right: Int32, result: Int32)? {
        guard let space = line.dropFirst().firstIndex(of: 0x20) else { return nil }
        let left = UnsafeRawBufferPointer(rebasing: line[..<space])
        let right = UnsafeRawBufferPointer(rebasing: line[(space + 1)...])
        guard ByteAlphabet.decode(left, into: &scratch) else { return nil }
        let middle = scratch.count
        guard ByteAlphabet.decode(right, into: &scratch) else { return nil }
        return scratch.withUnsafeBufferPointer { bytes in
            guard let leftID = vocabulary.id(of: UnsafeBufferPointer(rebasing: bytes[..<middle])),
                let rightID = vocabulary.id(of: UnsafeBufferPointer(rebasing: bytes[middle...])),
                let result = vocabulary.id(of: bytes)
            else { return nil }
            return (leftID, rightID, result)
        }
    }

    /// The token of every byte.
    ///
    /// Vocabularies leave out bytes that their training text never held, such as some control characters: text
    /// loses those, as in llama.cpp.
    private static func byteTokens(_ vocabulary: Vocabulary) -> [Int32] {
        (UInt8.min...UInt8.max).map { byte in
            withUnsafePointer(to: byte) {
                vocabulary.id(of: UnsafeBufferPointer(start: $0, count: 1))
            } ?? BytePairEncoder.noToken
        }
    }
}
