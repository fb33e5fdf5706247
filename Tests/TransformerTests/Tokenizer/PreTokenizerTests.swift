import Testing
import Transformer

@Suite("Pre-tokenisers")
struct PreTokenizerTests {
    private func words(_ text: String, _ name: String) throws -> [String] {
        let preTokenizer = try #require(PreTokenizers.named(name))
        let classified = ClassifiedText(text)
        let bytes = Array(text.utf8)
        var words: [String] = []
        preTokenizer.forEachWord(in: classified) { range in
            let bounds = classified.offsets[range.lowerBound]..<classified.offsets[range.upperBound]
            words.append(String(decoding: bytes[bounds], as: UTF8.self))
        }
        return words
    }

    @Test(
        "words of GPT-2",
        arguments: [
            ("Hello world", ["Hello", " world"]),
            ("I'll they've IT'S 's", ["I", "'ll", " they", "'ve", " IT", "'", "S", " '", "s"]),
            ("a  b   c ", ["a", " ", " b", "  ", " c", " "]),
            ("\n\n x\t\ty", ["\n\n", " x", "\t", "\t", "y"]),
            ("x1234 56!", ["x", "1234", " 56", "!"]),
            ("", []),
        ]
    )
    func gpt2(text: String, expected: [String]) throws {
        #expect(try words(text, "gpt-2") == expected)
    }

    @Test(
        "SmolLM's stand every digit by itself",
        arguments: [
            ("x1234 56!", ["x", "1", "2", "3", "4", " ", "5", "6", "!"]),
            ("a   7", ["a", "   ", "7"]),
            ("½Ⅷ٣", ["½", "Ⅷ", "٣"]),
        ]
    )
    func smolLM(text: String, expected: [String]) throws {
        #expect(try words(text, "smollm") == expected)
    }

    @Test("a name that is not built in has none")
    func unknown() {
        #expect(PreTokenizers.named("llama-bpe") == nil)
    }
}
