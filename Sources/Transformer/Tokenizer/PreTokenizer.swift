/// Cuts a text into the words within which byte pairs are merged.
///
/// Adding one: a file with the type, and a line in `PreTokenizers.all`.
package protocol PreTokenizer: Sendable {
    /// The names that GGUF files give it in `tokenizer.ggml.pre`.
    static var names: [String] { get }

    init()

    /// Whether a word that is a token becomes it, whatever the merges would make of it.
    var takesWholeWords: Bool { get }

    /// Whether prompts open with the begin token where the file does not say.
    var addsBeginToken: Bool { get }

    /// Calls `body` with each word's range of scalars, in order and without gaps.
    func forEachWord(in text: ClassifiedText, _ body: (Range<Int>) -> Void)
}

extension PreTokenizer {
    /// No: merges alone make tokens.
    package var takesWholeWords: Bool { false }
    /// No: most models of byte-level tokens were trained without.
    package var addsBeginToken: Bool { false }
}

/// The pre-tokenisers that are built in.
package enum PreTokenizers {
    package static let all: [any PreTokenizer.Type] = [
        SmolLMPreTokenizer.self, GPT2PreTokenizer.self, Qwen2PreTokenizer.self,
        LlamaPreTokenizer.self,
    ]

    /// The one that a GGUF file names.
    package static func named(_ name: String) -> (any PreTokenizer)? {
        all.first { $0.names.contains(name) }?.init()
    }
}
