import Foundation
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

    private struct Words: Decodable {
        let text: String
        let qwen2: [String]
        let llama: [String]

        private enum CodingKeys: String, CodingKey {
            case text
            case qwen2
            case llama = "llama-bpe"
        }
    }

    @Test("words of Qwen2 and Llama 3 are those of their expressions")
    func expressions() throws {
        let references = try JSONDecoder().decode([Words].self, from: fixture("words.json"))
        #expect(references.count > 100)
        for reference in references {
            #expect(try words(reference.text, "qwen2") == reference.qwen2)
            #expect(try words(reference.text, "llama-bpe") == reference.llama)
        }
    }

    @Test(
        "Llama 3's words",
        arguments: [
            ("x1234567 56!\n\ny", ["x", "123", "456", "7", " ", "56", "!\n\n", "y"]),
            ("I'LL they'Ve 'rx", ["I", "'LL", " they", "'Ve", " '", "rx"]),
            ("a \n \n  b\tc  ", ["a", " \n \n", " ", " b", "\tc", "  "]),
            ("a (b) $c", ["a", " (", "b", ")", " $", "c"]),
        ]
    )
    func llama(text: String, expected: [String]) throws {
        #expect(try words(text, "llama-bpe") == expected)
    }

    @Test("a name that is not built in has none")
    func unknown() {
        #expect(PreTokenizers.named("poro") == nil)
    }
}
