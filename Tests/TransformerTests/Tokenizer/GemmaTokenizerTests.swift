import Foundation
import Testing
import Transformer

/// Only with a Gemma 3 file at hand, which `MARQUEE_GEMMA` names: its licence keeps it out of the project.
@Suite(
    "Gemma's tokeniser",
    .enabled(if: ProcessInfo.processInfo.environment["MARQUEE_GEMMA"] != nil)
)
struct GemmaTokenizerTests {
    private struct Reference: Decodable {
        let text: String
        let tokens: [Int32]
    }

    private let tokenizer: Tokenizer

    init() throws {
        let path = try #require(ProcessInfo.processInfo.environment["MARQUEE_GEMMA"])
        tokenizer = try Tokenizer(file: GGUFFile(at: path))
    }

    @Test("token ids are llama.cpp's, and their bytes and places those of the text")
    func equalsReference() throws {
        let data = try fixture("tokens-gemma.json")
        let references = try JSONDecoder().decode([Reference].self, from: data)
        #expect(references.count == 203)
        for reference in references {
            let text = reference.text
            #expect(tokenizer.encode(text) == reference.tokens, "\(text.debugDescription)")
            var spaced = String.UnicodeScalarView()
            for scalar in text.unicodeScalars { spaced.append(scalar == "\u{2581}" ? " " : scalar) }
            #expect(tokenizer.decode(reference.tokens).unicodeScalars.elementsEqual(spaced))
            let tokens = try tokenizer.tokens(of: [.text(text)]).dropFirst()
            #expect(tokens.map(\.id) == reference.tokens)
            #expect(tokens.map(\.text).joined().utf8.elementsEqual(text.utf8))
            var end = 0
            for token in tokens {
                #expect(token.utf8Range.lowerBound == end)
                end = token.utf8Range.upperBound
            }
            #expect(end == text.utf8.count)
        }
    }

    @Test("a prompt opens with its begin token; turns are control segments alone")
    func turns() throws {
        let prompt: [PromptSegment] = [
            .control("<start_of_turn>"), .text("user\nHi"), .control("<end_of_turn>"), .text("\n"),
        ]
        let tokens = try tokenizer.tokens(of: prompt)
        #expect(tokens.map(\.id) == [2, 105, 2364, 107, 10979, 106, 107])
        #expect(tokenizer.endTokens.isSuperset(of: [1, 106]))
        let ends = tokenizer.endTokens.map { tokenizer.display($0) }
        for name in ends + ["<start_of_turn>", "<bos>", "<unused5>"] {
            #expect(
                tokenizer.encode(name, parsingSpecial: true) == [try tokenizer.controlToken(name)]
            )
            let plain = tokenizer.encode(name)
            #expect(tokenizer.decode(plain) == name)
        }
    }
}
