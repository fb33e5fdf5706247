/// SentencePiece's pieces with scores: of all neighbours that make up a piece, those of the highest score are merged first.
///
/// A character that is in no piece becomes its bytes. User-defined tokens are found in any text, and what stands between
/// them is cut by itself, as llama.cpp does; control tokens never come from text.
struct SentencePieceEncoder: TextEncoder {
    static let name = "llama"

    let vocabulary: Vocabulary
    let addsSpacePrefix: Bool
    private let userDefined: SpecialTokenScanner
    private let pieces: Pieces
    /// The token of every byte.
    private let byteTokens: [Int32]

    /// Reads the tokeniser of a model file.
    init(file: GGUFFile) throws(GGUFError) {
        let vocabulary = try Vocabulary(file: file, spelling: .sentencePiece, addsBeginToken: true)
        self.vocabulary = vocabulary
        addsSpacePrefix = try file.flag("tokenizer.ggml.add_space_prefix") ?? true
        userDefined = SpecialTokenScanner(
            vocabulary.special.values.filter { vocabulary.kinds[Int($0)] == .userDefined },
            in: vocabulary.texts
        )
        pieces = Pieces(vocabulary: vocabulary, ranks: try Self.ranks(in: file, vocabulary.count))
        byteTokens = try Self.byteTokens(vocabulary)
    }

    /// Calls `body` with each token of a text and its bytes' range; the added space has none.
    func forEachToken(of text: String, opens: Bool, _ body: (Int32, Range<Int>) -> Void) {
        var merger = SymbolMerger(pieces)
        var opens = opens
        var text = text
        text.withUTF8 { bytes in
            userDefined.forEachPart(of: bytes, in: vocabulary.texts) { part in
                switch part {
                case .special(let id, let range): body(id, range)
                case .text(let range):
                    let spaced = SpacedText(
                        UnsafeBufferPointer(rebasing: bytes[range]),
                        from: range.lowerBound,
                        prefix: opens && addsSpacePrefix
                    )
                    cut(spaced, &merger, body)
                }
                opens = part.isSpecial
            }
        }
    }

    private func cut(
        _ text: SpacedText,
        _ merger: inout SymbolMerger<Pieces>,
        _ body: (Int32, Range<Int>) -> Void
    ) {
        var places = text.places
        text.bytes.withUnsafeBufferPointer { bytes in
            merger.merge(bytes) { token, range in
                if let token {
                    body(token, places.advance(to: range.upperBound))
                } else {
                    for index in range {
                        body(byteTokens[Int(bytes[index])], places.advance(to: index + 1))
                    }
                }
            }
        }
    }

    /// Characters that become pieces.
    private struct Pieces: SymbolPairs {
        let vocabulary: Vocabulary
        /// How early each token is merged.
        let ranks: [UInt32]

        func symbol(
            at index: Int,
            of bytes: UnsafeBufferPointer<UInt8>
        ) -> (length: Int, token: Int32?) {
            var end = index + 1
            while end < bytes.count, UTF8.isContinuation(bytes[end]) { end += 1 }
            return (end - index, vocabulary.id(of: .init(rebasing: bytes[index..<end])))
        }

        func merge(
            _: Int32?,
            _: Int32?,
            _ bytes: UnsafeBufferPointer<UInt8>
        ) -> MergeTable.Merge? {
            guard let id = vocabulary.id(of: bytes) else { return nil }
            return MergeTable.Merge(rank: ranks[Int(id)], result: id)
        }
    }

    // MARK: Reading the file

    /// Scores as ranks: the higher a score, the lower its rank.
    private static func ranks(in file: GGUFFile, _ count: Int) throws(GGUFError) -> [UInt32] {
        let key = "tokenizer.ggml.scores"
        let scores = try file.required(key, file.floats(key))
        guard scores.count == count else {
            throw GGUFError(entries: scores.count, of: key, tokens: count)
        }
        if let id = scores.firstIndex(where: { !$0.isFinite }) {
            throw GGUFError(malformed: key, "The score of token \(id) is not finite.")
        }
        return scores.map { score in
            // The bits of floats that are not negative are ordered as they are, of the others the other way around.
            let bits = (score + 0).bitPattern
            return score < 0 ? bits : ~(bits | 0x8000_0000)
        }
    }

    /// The token of every byte; a vocabulary that cannot write each byte cannot write any text.
    private static func byteTokens(_ vocabulary: Vocabulary) throws(GGUFError) -> [Int32] {
        var tokens = (UInt8.min...UInt8.max).map { vocabulary.id(of: $0) }
        for (id, kind) in vocabulary.kinds.enumerated() where kind == .byte {
            if let byte = vocabulary.texts[id].first { tokens[Int(byte)] = Int32(id) }
        }
        if let byte = tokens.firstIndex(of: nil) {
            throw GGUFError(
                malformed: "tokenizer.ggml.tokens",
                "No token stands for byte \(byte), so that not every text can be written."
            )
        }
        return tokens.compactMap(\.self)
    }
}
