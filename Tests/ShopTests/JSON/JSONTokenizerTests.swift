import Shop
import Testing

@Suite("JSON cut into tokens")
struct JSONTokenizerTests {
    /// The tokens of a text that arrives in pieces of `size` bytes, written compactly.
    private func tokens(_ text: String, size: Int, depth: Int = 32) throws -> [String] {
        var tokenizer = JSONTokenizer(maximumDepth: depth)
        var rest = Array(text.utf8)[...]
        var found: [String] = []
        while true {
            let token = try tokenizer.next()
            guard let token else {
                if rest.isEmpty {
                    tokenizer.finish()
                } else {
                    tokenizer.append(rest.prefix(size))
                    rest = rest.dropFirst(size)
                }
                continue
            }
            func read(_ range: Range<Int>) -> String {
                String(decoding: tokenizer.bytes(range), as: UTF8.self)
            }
            switch token {
            case .beginObject: found.append("{")
            case .endObject: found.append("}")
            case .beginArray: found.append("[")
            case .endArray: found.append("]")
            case .key(let key): found.append("key \(read(key.range))")
            case .string(let string): found.append("string \(read(string.range))")
            case .number(let range): found.append("number \(read(range))")
            case .bool(let value): found.append("\(value)")
            case .null: found.append("null")
            case .end: return found
            }
        }
    }

    @Test("Tokens are the same wherever the input is cut")
    func pieces() throws {
        let text = #"{"a":[1,-2.5e3,true,false,null],"é\n":"€ \"x\"","b":{}} [] "y""#
        let whole = try tokens(text, size: 1_000)
        #expect(
            whole == [
                "{", "key a", "[", "number 1", "number -2.5e3", "true", "false", "null", "]",
                #"key é\n"#, #"string € \"x\""#, "key b", "{", "}", "}", "[", "]", "string y",
            ]
        )
        for size in 1...20 { #expect(try tokens(text, size: size) == whole) }
    }

    @Test(
        "What is no JSON is a fault, never a crash",
        arguments: [
            "{", "[1,]", "{\"a\" 1}", "{a:1}", "[01]", "[1.]", "[-]", "[1e]", "tru", "nul",
            "\"abc", "\"\\x\"", "\"\\u12g4\"", "\"\u{1}\"", "]", "}", "[1 2]", "{\"a\":1,}", "'a'",
            "{\"a\":}", "[,1]",
        ]
    )
    func faults(text: String) {
        for size in [1, 3, 100] {
            #expect(throws: JSONFault.self) { try tokens(text, size: size) }
        }
    }

    @Test("Nesting is bounded")
    func depth() throws {
        let deep = String(repeating: "[", count: 9) + String(repeating: "]", count: 9)
        #expect(try tokens(deep, size: 4, depth: 9).count == 18)
        #expect(throws: JSONFault.self) { try tokens(deep, size: 4, depth: 8) }
    }
}
