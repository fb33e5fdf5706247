import Foundation
import Testing
import Transformer

@Suite("The tokeniser")
struct TokenizerTests {
    private struct Reference: Decodable {
        let text: String
        let tokens: [Int32]
    }

    private func defaultTokenizer() throws -> Tokenizer {
        try Tokenizer(file: GGUFFile(at: DefaultModel.path()))
    }

    private func tinyTokenizer() throws -> Tokenizer {
        try Tokenizer(file: GGUFFile(bytes: TinyModel.writer().bytes(), name: "tiny"))
    }

    @Test("token ids are llama.cpp's")
    func equalsReference() throws {
        let tokenizer = try defaultTokenizer()
        let references = try JSONDecoder().decode([Reference].self, from: fixture("tokens.json"))
        #expect(references.count == 14)
        for reference in references {
            let tokens = tokenizer.encode(reference.text, parsingSpecial: true)
            #expect(tokens == reference.tokens, "\(reference.text)")
        }
    }

    @Test("text is never parsed for special tokens unless asked")
    func textStaysText() throws {
        let tokenizer = try tinyTokenizer()
        let name = "<|im_end|>"
        #expect(tokenizer.encode(name, parsingSpecial: true) == [2])
        let plain = tokenizer.encode(name)
        #expect(plain.count == name.utf8.count)
        #expect(tokenizer.decode(plain) == name)
        let tokens = try tokenizer.tokens(of: [.text(name), .control(name)])
        #expect(tokens.map(\.id) == plain + [2])
    }

    @Test("a control segment that the model does not know is refused by name")
    func unknownControl() throws {
        let tokenizer = try tinyTokenizer()
        let error = #expect(throws: EngineError.self) {
            try tokenizer.tokens(of: [.control("<|nope|>")])
        }
        #expect(error?.code == .unknownControlToken)
        #expect(error?.subject == "control token <|nope|>")
        #expect(throws: EngineError.self) { try tokenizer.tokens(of: [.control("hello")]) }
    }

    @Test("merges go by rank, then from the left")
    func mergesByRank() throws {
        let tokenizer = try tinyTokenizer()
        let texts = tokenizer.encode("hello worhell").map { tokenizer.display($0) }
        #expect(texts == ["hello", " wo", "r", "hell"])
        #expect(tokenizer.encode("lll").map { tokenizer.display($0) } == ["ll", "l"])
    }

    @Test("tokens carry the bytes that they stand for, and the characters that they complete")
    func placesOfTokens() throws {
        let tokenizer = try tinyTokenizer()
        let text = "hello ☕ wo"
        let tokens = try tokenizer.tokens(of: [.control("<|im_start|>"), .text(text)])
        #expect(
            tokens[0] == PromptToken(id: 1, segment: 0, utf8Range: 0..<12, text: "<|im_start|>")
        )
        let words = tokens.dropFirst()
        #expect(words.map(\.text).joined() == text)
        #expect(words.first?.utf8Range == 0..<5)
        var end = 0
        for token in words {
            #expect(token.utf8Range.lowerBound == end)
            end = token.utf8Range.upperBound
        }
        #expect(end == text.utf8.count)
    }

    @Test(
        "bytes that the vocabulary cannot write are left out, and the places of the others stay right"
    )
    func missingBytes() throws {
        let tokenizer = try defaultTokenizer()
        let tokens = try tokenizer.tokens(of: [.text("a\u{4}b")])
        #expect(tokens.map(\.text) == ["a", "b"])
        #expect(tokens.map(\.utf8Range) == [0..<1, 2..<3])
    }

    @Test("any text comes back as it was", arguments: [1, 2, 3] as [UInt64])
    func roundTrip(seed: UInt64) throws {
        let tokenizer = try defaultTokenizer()
        var random = Xoshiro256(seed: seed)
        let blocks: [ClosedRange<UInt32>] = [
            0x20...0x7e, 0x20...0x7e, 0x09...0x0d, 0xa0...0x24f, 0x370...0x52f, 0x590...0x6ff,
            0x900...0xdff, 0x1e00...0x206f, 0x20a0...0x2bff, 0x3000...0x9fff, 0xac00...0xd7a3,
            0xe000...0xffff, 0x1f300...0x1faff, 0x20000...0x2ffff,
        ]
        for _ in 0..<300 {
            var text = ""
            for _ in 0..<Int.random(in: 0..<60, using: &random) {
                let block = blocks[Int.random(in: blocks.indices, using: &random)]
                if let scalar = Unicode.Scalar(UInt32.random(in: block, using: &random)) {
                    text.unicodeScalars.append(scalar)
                }
            }
            let tokens = try tokenizer.tokens(of: [.text(text)])
            #expect(tokenizer.decode(tokens.map(\.id)).utf8.elementsEqual(text.utf8))
            #expect(tokens.map(\.text).joined().utf8.elementsEqual(text.utf8))
        }
    }

    @Test("a word of a million letters takes no quadratic time")
    func longWord() throws {
        let tokenizer = try tinyTokenizer()
        let text = String(repeating: "hello", count: 200_000)
        #expect(tokenizer.encode(text).count == 200_000)
    }

    @Test("Llama 3 takes a word that is a token whole, whatever the merges make of it")
    func wholeWords() throws {
        var writer = TinyModel.writer()
        writer.set("tokenizer.ggml.tokens", .strings(TinyModel.tokens + ["low", "lo"]))
        let kinds = (0..<TinyModel.tokens.count + 2).map { Int32($0 < 3 ? 3 : 1) }
        writer.set("tokenizer.ggml.token_type", .int32s(kinds))
        writer.set("tokenizer.ggml.bos_token_id", .uint32(1))
        func tokens(_ text: String, _ pre: String) throws -> [String] {
            writer.set("tokenizer.ggml.pre", .string(pre))
            let tokenizer = try Tokenizer(file: GGUFFile(bytes: writer.bytes(), name: "test"))
            return try tokenizer.tokens(of: [.text(text)]).map { tokenizer.display($0.id) }
        }
        #expect(try tokens("low hello", "llama-bpe") == ["<|im_start|>", "low", " ", "hello"])
        #expect(try tokens("lowl", "llama-bpe") == ["<|im_start|>", "l", "o", "w", "l"])
        #expect(try tokens("low hello", "qwen2") == ["l", "o", "w", " ", "hello"])
    }

    @Test("control tokens are no text")
    func controlTokensAreSilent() throws {
        let tokenizer = try tinyTokenizer()
        #expect(tokenizer.bytes(of: 2).isEmpty)
        #expect(tokenizer.bytes(of: -1).isEmpty)
        #expect(tokenizer.bytes(of: 100_000).isEmpty)
        #expect(tokenizer.display(2) == "<|im_end|>")
        #expect(tokenizer.endTokens == [0, 2])
    }

    @Test("a tokeniser that is not built in, or does not fit its vocabulary, is refused by key")
    func refusesOthers() throws {
        func error(_ key: String, _ value: GGUFWriter.Value) throws -> GGUFError? {
            var writer = TinyModel.writer()
            writer.set(key, value)
            let file = try GGUFFile(bytes: writer.bytes(), name: "test")
            let error = #expect(throws: GGUFError.self) { try Tokenizer(file: file) }
            #expect(error?.subject == "key \(key)")
            return error
        }
        #expect(try error("tokenizer.ggml.model", .string("bert"))?.code == .unsupported)
        #expect(try error("tokenizer.ggml.pre", .string("poro"))?.code == .unsupported)
        #expect(try error("tokenizer.ggml.tokens", .strings([]))?.code == .malformed)
        #expect(try error("tokenizer.ggml.token_type", .int32s([1, 2]))?.code == .wrongShape)
        let kinds = [Int32](repeating: 9, count: TinyModel.tokens.count)
        #expect(try error("tokenizer.ggml.token_type", .int32s(kinds))?.code == .malformed)
        #expect(try error("tokenizer.ggml.merges", .strings(["h"]))?.code == .malformed)
        #expect(try error("tokenizer.ggml.merges", .strings(["h x"]))?.code == .malformed)
        #expect(try error("tokenizer.ggml.eos_token_id", .uint32(1 << 30))?.code == .malformed)
    }
}
