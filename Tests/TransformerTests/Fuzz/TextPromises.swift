import Transformer

/// What tokenisers promise of any text, and the decoder of streams of any bytes.
enum TextPromises {
    /// A tokeniser that can write every text.
    private struct Subject {
        let name: String
        let tokenizer: Tokenizer
        /// Whether U+2581 is written as a space.
        let widensSpaces: Bool
    }

    private static let subjects: [Subject?] =
        PreTokenizers.all.flatMap { $0.names.prefix(1) }.map { words in
            subject(words, .whole(words: words), widensSpaces: false)
        } + [
            subject("pieces", .sentencePiece, widensSpaces: true),
            subject("pieces without a space", .sentencePieceWithoutSpace, widensSpaces: true),
        ]

    private static func subject(
        _ name: String,
        _ seed: TokenizerSeed,
        widensSpaces: Bool
    ) -> Subject? {
        guard let tokenizer = try? seed.opened() else { return nil }
        return Subject(name: name, tokenizer: tokenizer, widensSpaces: widensSpaces)
    }

    /// The first promise that an input breaks: its first byte chooses a tokeniser, the others are the text.
    static func fault(_ bytes: [UInt8]) -> String? {
        guard let choice = bytes.first else { return nil }
        let content = bytes.dropFirst()
        guard let subject = subjects[Int(choice) % subjects.count] else {
            return "a seed's tokeniser does not open"
        }
        let text = String(decoding: content, as: UTF8.self)
        let fault =
            streamFault(content, text) ?? roundTripFault(text, subject)
            ?? placesFault(text, subject.tokenizer) ?? specialFault(text, subject.tokenizer)
        return fault.map { "\(subject.name): \($0)" }
    }

    /// Texts for every tokeniser.
    static var seeds: [(name: String, bytes: [UInt8])] {
        let texts = [
            "hello wo, hello? it's 123 \u{2581}we'll  \n\n x\t",
            "\u{e9}e\u{301}\u{65e5}\u{672c} 😀\u{a0}½",
            "<|im_start|>hello<|im_end|><mask> <bos><0x41>",
        ]
        return subjects.indices.flatMap { subject in
            texts.indices.map { index in
                ("\(subject)-\(index)", [UInt8(subject)] + Array(texts[index].utf8))
            }
        }
    }

    /// In pieces of one to four bytes the text is the same.
    private static func streamFault(_ content: ArraySlice<UInt8>, _ text: String) -> String? {
        var decoder = UTF8StreamDecoder()
        var joined = ""
        var rest = content
        while let byte = rest.first {
            let piece = rest.prefix(Int(byte & 3) + 1)
            joined += decoder.append(piece)
            rest = rest.dropFirst(piece.count)
        }
        joined += decoder.finish()
        return joined.utf8.elementsEqual(text.utf8)
            ? nil : "in pieces it reads \(joined.debugDescription)"
    }

    private static func roundTripFault(_ text: String, _ subject: Subject) -> String? {
        let expected = subject.widensSpaces ? text.replacing("\u{2581}", with: " ") : text
        let tokens = subject.tokenizer.encode(text)
        let decoded = subject.tokenizer.decode(tokens)
        return decoded.utf8.elementsEqual(expected.utf8)
            ? nil : "\(text.debugDescription) comes back as \(decoded.debugDescription)"
    }

    /// The places of a text's tokens follow one another from its start to its end.
    private static func placesFault(_ text: String, _ tokenizer: Tokenizer) -> String? {
        guard let tokens = try? tokenizer.tokens(of: [.text(text)]) else { return "an error" }
        var end = 0
        for token in tokens {
            if token.utf8Range.lowerBound != end {
                return "a token at \(token.utf8Range) where the one before ends at \(end)"
            }
            end = token.utf8Range.upperBound
        }
        if end != text.utf8.count { return "tokens end at \(end) of \(text.utf8.count)" }
        let joined = tokens.map(\.text).joined()
        return joined.utf8.elementsEqual(text.utf8)
            ? nil : "the tokens' texts join to \(joined.debugDescription)"
    }

    /// With special tokens by their names, all tokens are the vocabulary's.
    private static func specialFault(_ text: String, _ tokenizer: Tokenizer) -> String? {
        let tokens = tokenizer.encode(text, parsingSpecial: true)
        _ = tokenizer.decode(tokens)
        let stray = tokens.first { !(0..<tokenizer.count).contains(Int($0)) }
        return stray.map { "token \($0) of \(tokenizer.count)" }
    }
}
