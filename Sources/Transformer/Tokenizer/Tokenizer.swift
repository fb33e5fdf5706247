/// A model's own tokeniser: between texts and tokens.
///
/// Text is never parsed for control tokens unless asked: they come in as control segments.
package final class Tokenizer: Sendable {
    let vocabulary: Vocabulary
    private let encoder: any TextEncoder
    private let special: SpecialTokenScanner

    /// Reads the tokeniser of a model file.
    package init(file: GGUFFile) throws(GGUFError) {
        encoder = try TextEncoders.encoder(for: file)
        vocabulary = encoder.vocabulary
        special = SpecialTokenScanner(Array(vocabulary.special.values), in: vocabulary.texts)
    }

    /// The number of tokens.
    package var count: Int { vocabulary.count }
    /// The tokens that end an answer.
    package var endTokens: Set<Int32> { vocabulary.endTokens }
    /// The token that opens every text, where the model wants one.
    package var beginToken: Int32? { vocabulary.beginToken }

    /// The tokens of a text; with `parsingSpecial`, special tokens by their names in it.
    package func encode(_ text: String, parsingSpecial: Bool = false) -> [Int32] {
        var tokens: [Int32] = []
        func append(_ text: String) {
            let opens = opens(after: tokens.last)
            encoder.forEachToken(of: text, opens: opens) { id, _ in tokens.append(id) }
        }
        guard parsingSpecial else {
            append(text)
            return tokens
        }
        var text = text
        text.withUTF8 { bytes in
            special.forEachPart(of: bytes, in: vocabulary.texts) { part in
                switch part {
                case .special(let id, _): tokens.append(id)
                case .text(let range): append(String(decoding: bytes[range], as: UTF8.self))
                }
            }
        }
        return tokens
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
                let bytes = Array(text.utf8)
                encoder.forEachToken(of: text, opens: opens(after: tokens.last?.id)) { id, range in
                    tokens.append(
                        PromptToken(
                            id: id,
                            segment: index,
                            utf8Range: range,
                            text: decoder.append(bytes[range])
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

    /// The text of tokens, without special ones and without the space that the tokeniser put before it.
    package func decode(_ ids: some Sequence<Int32>) -> String {
        let text = ids.flatMap { bytes(of: $0) }
        let hasPrefix = encoder.addsSpacePrefix && text.first == 0x20
        return String(decoding: text.dropFirst(hasPrefix ? 1 : 0), as: UTF8.self)
    }

    /// A token as it is shown by itself: a special one by its name, a part of a character as U+FFFD.
    package func display(_ id: Int32) -> String {
        guard id >= 0, Int(id) < count else { return "" }
        return String(decoding: vocabulary.texts[Int(id)], as: UTF8.self)
    }

    /// Whether a text behind this token stands as if at the start.
    private func opens(after id: Int32?) -> Bool {
        guard let id else { return true }
        let kind = vocabulary.kinds[Int(id)]
        return kind == .control || kind == .userDefined
    }
}
