/// SmolLM's words: every digit (`\p{N}`) by itself, GPT-2's words between them.
package struct SmolLMPreTokenizer: PreTokenizer {
    package static let names = ["smollm"]

    private let words = GPT2PreTokenizer()

    package init() {}

    /// The words in order.
    package func forEachWord(in text: ClassifiedText, _ body: (Range<Int>) -> Void) {
        var start = 0
        for index in text.classes.indices where text.classes[index] == .number {
            words.forEachWord(in: text, range: start..<index, body)
            body(index..<index + 1)
            start = index + 1
        }
        words.forEachWord(in: text, range: start..<text.classes.count, body)
    }
}
