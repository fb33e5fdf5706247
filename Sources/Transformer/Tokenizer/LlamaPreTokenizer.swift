/// Llama 3's words: Qwen2's, but up to three digits together; a word that is a token is not cut.
package struct LlamaPreTokenizer: PreTokenizer {
    package static let names = ["llama-bpe", "llama3", "llama-v3"]

    private let words = Qwen2PreTokenizer(longestNumber: 3)

    package init() {}

    package var takesWholeWords: Bool { true }
    package var addsBeginToken: Bool { true }

    /// The words in order.
    package func forEachWord(in text: ClassifiedText, _ body: (Range<Int>) -> Void) {
        words.forEachWord(in: text, body)
    }
}
