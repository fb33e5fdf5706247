import Testing
import Transformer

@Suite("Pieces with scores")
struct SentencePieceEncoderTests {
    private func names(_ text: String, prefix: Bool = false) throws -> [String] {
        try TinyPieces.tokenizer(prefix: prefix).encode(text)
            .map { TinyPieces.tokens[Int($0)].name }
    }

    @Test(
        "the pair of the highest score goes first, of equal ones the leftmost",
        arguments: [
            ("abc", ["abc"]),
            ("ab", ["ab"]),
            ("abcabc", ["abc", "abc"]),
            (" abc", ["▁abc"]),
            ("aaa", ["aa", "a"]),
            ("aaaaaaa", ["aaaa", "aa", "a"]),
            ("a b", ["a", "▁", "b"]),
            ("xxx", ["xx", "x"]),
            // `bc` leaves nothing for `ab` to merge with.
            ("bbcc", ["b", "bc", "c"]),
        ]
    )
    func merges(text: String, expected: [String]) throws {
        #expect(try names(text) == expected)
    }

    @Test("two characters may be a piece that are none alone")
    func unknownCharacters() throws {
        #expect(try names("日本") == ["日本"])
    }

    @Test("a character that is in no piece becomes its bytes")
    func byteFallback() throws {
        #expect(try names("é☕a\0") == ["é", "<0xE2>", "<0x98>", "<0x95>", "a", "<0x00>"])
        let tokenizer = try TinyPieces.tokenizer(prefix: false)
        #expect(tokenizer.decode(tokenizer.encode("☕\0\t")) == "☕\0\t")
        #expect(Array(tokenizer.bytes(of: TinyPieces.id("<0x0A>"))) == [10])
        #expect(Array(tokenizer.bytes(of: TinyPieces.id("▁abc"))) == Array(" abc".utf8))
        #expect(tokenizer.display(TinyPieces.id("▁abc")) == " abc")
    }

    @Test("the name of a byte or of a control token is text")
    func namesAreText() throws {
        for name in ["<0x41>", "<s>", "</s>", "<unk>", "<end_of_turn>"] {
            let tokenizer = try TinyPieces.tokenizer(prefix: false)
            let tokens = tokenizer.encode(name)
            #expect(tokens.allSatisfy { $0 > 3 })
            #expect(tokenizer.decode(tokens) == name)
        }
        let tokenizer = try TinyPieces.tokenizer(prefix: false)
        #expect(tokenizer.encode("a</s>a", parsingSpecial: true).contains(TinyPieces.id("</s>")))
    }

    @Test("user-defined tokens are found in any text, the longest of them first")
    func userDefined() throws {
        #expect(try names("a\n\n\nb") == ["a", "\n\n", "\n", "b"])
        #expect(try names("a  <b>a") == ["a", "  ", "<b>", "a"])
        // U+2581 is no space to them, though it is one to pieces.
        #expect(try names("▁▁b") == ["▁▁", "b"])
    }

    @Test("a token that ends answers is no text, whatever its kind in the file")
    func endNames() throws {
        var writer = TinyPieces.writer(prefix: false)
        let kinds = TinyPieces.tokens.map { $0.name == "<end_of_turn>" ? 4 : $0.kind }
        writer.set("tokenizer.ggml.token_type", .int32s(kinds))
        let tokenizer = try Tokenizer(file: GGUFFile(bytes: writer.bytes(), name: "test"))
        #expect(tokenizer.encode("<end_of_turn>").count > 1)
        #expect(tokenizer.bytes(of: 3).isEmpty)
        #expect(tokenizer.endTokens == [2, 3])
    }

    @Test("a space comes before the first text and before what follows a special token")
    func spacePrefix() throws {
        #expect(try names("abc", prefix: true) == ["▁abc"])
        #expect(try names("b", prefix: true) == ["▁", "b"])
        #expect(try names("a\na", prefix: true) == ["▁a", "\n", "▁a"])
        #expect(try names("", prefix: true) == [])
        let tokenizer = try TinyPieces.tokenizer()
        #expect(tokenizer.decode(tokenizer.encode("abc")) == "abc")
        let tokens = try tokenizer.tokens(of: [
            .control("<s>"), .text("b"), .text("a"), .control("<end_of_turn>"), .text("abc"),
        ])
        #expect(
            tokens == [
                PromptToken(id: 1, segment: 0, utf8Range: 0..<3, text: "<s>"),
                PromptToken(id: TinyPieces.id("▁"), segment: 1, utf8Range: 0..<0, text: ""),
                PromptToken(id: TinyPieces.id("b"), segment: 1, utf8Range: 0..<1, text: "b"),
                PromptToken(id: TinyPieces.id("a"), segment: 2, utf8Range: 0..<1, text: "a"),
                PromptToken(id: 3, segment: 3, utf8Range: 0..<13, text: "<end_of_turn>"),
                PromptToken(id: TinyPieces.id("▁abc"), segment: 4, utf8Range: 0..<3, text: "abc"),
            ]
        )
    }

    @Test("a prompt opens with the begin token unless the file says otherwise")
    func beginToken() throws {
        let tokenizer = try TinyPieces.tokenizer()
        #expect(try tokenizer.tokens(of: [.text("a")]).map(\.id) == [1, TinyPieces.id("▁a")])
        #expect(try tokenizer.tokens(of: []) == [])
        var writer = TinyPieces.writer()
        writer.set("tokenizer.ggml.add_bos_token", .bool(false))
        let other = try Tokenizer(file: GGUFFile(bytes: writer.bytes(), name: "test"))
        #expect(try other.tokens(of: [.text("a")]).map(\.id) == [TinyPieces.id("▁a")])
    }

    @Test("ranges cover any text without gaps", arguments: [false, true])
    func ranges(prefix: Bool) throws {
        let tokenizer = try TinyPieces.tokenizer(prefix: prefix)
        let parts = ["a", "abc", " ", "▁", "▁a", "é", "☕", "\n", "\n\n", "<b>", "日本", "日", "\0"]
        var random = Xoshiro256(seed: 5)
        for _ in 0..<500 {
            let text = (0..<Int.random(in: 0..<12, using: &random))
                .map { _ in parts[Int.random(in: parts.indices, using: &random)] }.joined()
            let tokens = try tokenizer.tokens(of: [.text(text)]).dropFirst()
            #expect(tokens.map(\.id) == tokenizer.encode(text))
            #expect(tokens.map(\.text).joined().utf8.elementsEqual(text.utf8))
            var end = 0
            for token in tokens {
                #expect(token.utf8Range.lowerBound == end)
                end = token.utf8Range.upperBound
            }
            #expect(end == text.utf8.count)
        }
    }

    @Test("long texts without spaces take no quadratic time")
    func longText() throws {
        let tokenizer = try TinyPieces.tokenizer(prefix: false)
        for (unit, count) in [("a", 12_500), ("abc", 50_000), ("\n", 25_000), ("☕", 150_000)] {
            let text = String(repeating: unit, count: 50_000)
            #expect(tokenizer.encode(text).count == count)
        }
    }

    @Test("a vocabulary that does not fit is refused by key")
    func refuses() throws {
        func error(_ key: String, _ value: GGUFWriter.Value?) throws -> GGUFError.Code? {
            var writer = TinyPieces.writer()
            writer.values.removeAll { $0.key == key }
            if let value { writer.set(key, value) }
            let file = try GGUFFile(bytes: writer.bytes(), name: "test")
            let error = #expect(throws: GGUFError.self) { try Tokenizer(file: file) }
            #expect(error?.subject == "key \(key)")
            return error?.code
        }
        func sizeError(_ names: [String]) throws -> GGUFError.Code? {
            var writer = TinyPieces.writer()
            writer.set("tokenizer.ggml.tokens", .strings(names))
            let file = try GGUFFile(bytes: writer.bytes(), name: "test")
            return #expect(throws: GGUFError.self) { try Tokenizer(file: file) }?.code
        }
        let scores = TinyPieces.tokens.map(\.score)
        #expect(try error("tokenizer.ggml.scores", nil) == .missing)
        #expect(try error("tokenizer.ggml.scores", .float32s([1, 2])) == .wrongShape)
        #expect(try error("tokenizer.ggml.scores", .strings(["1"])) == .wrongType)
        #expect(try error("tokenizer.ggml.scores", .float32(1)) == .wrongType)
        let broken = Array(scores.dropLast()) + [.nan]
        #expect(try error("tokenizer.ggml.scores", .float32s(broken)) == .malformed)
        #expect(try error("tokenizer.ggml.token_type", .int32s([1])) == .wrongShape)
        #expect(try error("tokenizer.ggml.tokens", nil) == .missing)
        #expect(try error("tokenizer.ggml.model", .string("t5")) == .unsupported)
        #expect(try error("tokenizer.ggml.add_space_prefix", .uint32(1)) == .wrongType)
        var names = TinyPieces.tokens.map(\.name)
        names[4 + 10] = "<0xZZ>"
        #expect(try error("tokenizer.ggml.tokens", .strings(names)) == .malformed)
        names[4 + 10] = "<0x0B>"
        #expect(try error("tokenizer.ggml.tokens", .strings(names)) == .malformed)
        names.removeLast()
        #expect(try sizeError(names) == .wrongShape)
    }

    @Test("with random changes to the file, text is cut without gaps or the file is refused")
    func mutations() throws {
        let original = TinyPieces.writer().bytes()
        let text = "abc  é☕\n\nxxx▁<b>日本</s>\0"
        var random = Xoshiro256(seed: 23)
        var read = 0
        for _ in 0..<2000 {
            var bytes = original
            for _ in 0...Int.random(in: 0..<4, using: &random) {
                let place = Int.random(in: bytes.indices, using: &random)
                bytes[place] = UInt8.random(in: 0...255, using: &random)
            }
            guard let file = try? GGUFFile(bytes: bytes, name: "mutated"),
                let tokenizer = try? Tokenizer(file: file)
            else { continue }
            read += 1
            let tokens = try tokenizer.tokens(of: [.text(text)])
            #expect(tokens.map(\.text).joined().utf8.elementsEqual(text.utf8))
            _ = tokenizer.encode(text, parsingSpecial: true)
        }
        #expect(read > 100)
    }

    @Test("a vocabulary without tokens of bytes is refused")
    func noBytes() throws {
        var writer = TinyPieces.writer()
        let kinds = TinyPieces.tokens.map { $0.kind == 6 ? 1 : $0.kind }
        writer.set("tokenizer.ggml.token_type", .int32s(kinds))
        let file = try GGUFFile(bytes: writer.bytes(), name: "test")
        let error = #expect(throws: GGUFError.self) { try Tokenizer(file: file) }
        #expect(error?.subject == "key tokenizer.ggml.tokens")
        #expect(error?.code == .malformed)
    }
}
