/// Cuts a text into the words within which byte pairs are merged.
///
/// Adding one: a file with the type, and a line in `PreTokenizers.all`.
package protocol PreTokenizer: Sendable {
    /// The names that GGUF files give it in `tokenizer.ggml.pre`.
    static var names: [String] { get }

    init()

    /// Calls `body` with each word's range of scalars, in order and without gaps.
    func forEachWord(in text: ClassifiedText, _ body: (Range<Int>) -> Void)
}

/// The pre-tokenisers that are built in.
package enum PreTokenizers {
    package static let all: [any PreTokenizer.Type] = [
        SmolLMPreTokenizer.self, GPT2PreTokenizer.self,
    ]

    /// The one that a GGUF file names.
    package static func named(_ name: String) -> (any PreTokenizer)? {
        all.first { $0.names.contains(name) }?.init()
    }
}
