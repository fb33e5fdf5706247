import Synchronization

/// A text generator that replays a script: for tests of what stands above the engine.
///
/// A token is a word with the space before it, or one other character; ids are hashes of the text.
/// Everything is a function of the script and the order of the calls.
package final class ScriptedGenerator: TextGenerator {
    package let identity: ModelIdentity
    /// The number of layers of the attention rows.
    package let layers: Int
    /// The number of heads a layer.
    package let heads: Int

    private let answer: @Sendable (GenerationRequest, Int) -> String
    private let calls = Mutex(0)

    /// Replays one answer a call, in order, then from the start again.
    package convenience init(
        answers: [String],
        layers: Int = 4,
        heads: Int = 3,
        contextLength: Int = 2048
    ) {
        self.init(layers: layers, heads: heads, contextLength: contextLength) { _, call in
            answers.isEmpty ? "" : answers[call % answers.count]
        }
    }

    /// Answers a request, given the number of requests before it.
    package init(
        layers: Int = 4,
        heads: Int = 3,
        contextLength: Int = 2048,
        answer: @escaping @Sendable (_ request: GenerationRequest, _ call: Int) -> String
    ) {
        self.layers = layers
        self.heads = heads
        self.answer = answer
        identity = ModelIdentity(
            name: "Scripted",
            architecture: "script",
            fileName: "scripted.gguf",
            byteCount: 0,
            quantization: "F32",
            contextLength: contextLength
        )
    }

    package func tokens(of segments: [PromptSegment]) -> [PromptToken] {
        var tokens: [PromptToken] = []
        for (index, segment) in segments.enumerated() {
            switch segment {
            case .control(let name):
                let range = 0..<name.utf8.count
                tokens.append(
                    PromptToken(id: Self.id(of: name), segment: index, utf8Range: range, text: name)
                )
            case .text(let text):
                var start = 0
                for word in Self.words(of: text) {
                    let range = start..<start + word.utf8.count
                    tokens.append(
                        PromptToken(
                            id: Self.id(of: word),
                            segment: index,
                            utf8Range: range,
                            text: word
                        )
                    )
                    start = range.upperBound
                }
            }
        }
        return tokens
    }

    package func generate(
        _ request: GenerationRequest,
        isCancelled: () -> Bool,
        onEvent: (GenerationEvent) -> Void
    ) throws {
        let call = calls.withLock { count in
            count += 1
            return count - 1
        }
        let prompt = tokens(of: request.segments)
        onEvent(.prompt(prompt))
        let words = Self.words(of: answer(request, call))
        var stops = StopStrings(request.stopStrings)
        var emitted = 0
        var finish = FinishReason.endToken
        func emit(_ tokens: [GeneratedToken]) {
            emitted += tokens.count
            for token in tokens { onEvent(.token(token)) }
        }
        if isCancelled() {
            finish = .cancelled
        } else {
            onEvent(.prefill(done: prompt.count, of: prompt.count))
        }
        for (index, word) in words.enumerated() where finish == .endToken {
            if isCancelled() {
                finish = .cancelled
            } else if index >= request.maxTokens {
                finish = .length
            } else if prompt.count + index >= identity.contextLength {
                finish = .contextFull
            } else {
                let (released, stopped) = stops.append(
                    token(word, at: index, after: prompt.count, of: request)
                )
                emit(released)
                if stopped { finish = .stopString }
            }
        }
        if finish != .stopString { emit(stops.finish()) }
        onEvent(
            .finished(
                GenerationSummary(
                    promptTokens: prompt.count,
                    generatedTokens: emitted,
                    prefillSeconds: Double(prompt.count) / 1000,
                    decodeSeconds: Double(emitted) / 100,
                    finish: finish
                )
            )
        )
    }

    private func token(
        _ word: String,
        at index: Int,
        after promptCount: Int,
        of request: GenerationRequest
    ) -> GeneratedToken {
        let id = Self.id(of: word)
        return GeneratedToken(
            index: index,
            id: id,
            text: word,
            logprob: -Float(id % 64) / 32,
            attention: request.capturesAttention ? row(keyCount: promptCount + index) : nil
        )
    }

    /// Weights like a trained model's: a share on the first token, the rest fading with distance, each head its own.
    private func row(keyCount: Int) -> AttentionRow {
        var weights: [UInt16] = []
        weights.reserveCapacity(layers * heads * keyCount)
        for layer in 0..<layers {
            for head in 0..<heads {
                let fade = 1 - 1 / Float(2 + 3 * head + layer)
                var values = (0..<keyCount).map { key -> Float in
                    var value: Float = 1
                    for _ in 0..<min(keyCount - 1 - key, 64) { value *= fade }
                    return value
                }
                let sink = Float(layer + 1) / Float(layers + 1)
                let rest = values.reduce(0, +)
                for key in values.indices { values[key] *= (1 - sink) / rest }
                if !values.isEmpty { values[0] += sink }
                weights.append(contentsOf: values.map { Half.bits($0) })
            }
        }
        return AttentionRow(layers: layers, heads: heads, keyCount: keyCount, weights: weights)
    }

    private static func words(of text: String) -> [String] {
        var words: [String] = []
        var word = ""
        for character in text {
            let continues = character.isLetter && (word.isEmpty || word == " " || isWord(word))
            if !continues, !word.isEmpty {
                words.append(word)
                word = ""
            }
            word.append(character)
            if !character.isLetter, character != " " {
                words.append(word)
                word = ""
            }
        }
        if !word.isEmpty { words.append(word) }
        return words
    }

    private static func isWord(_ text: String) -> Bool {
        text.last?.isLetter ?? false
    }

    /// FNV-1a over the bytes, within a vocabulary of 32,768.
    private static func id(of text: String) -> Int32 {
        var hash: UInt32 = 2_166_136_261
        for byte in text.utf8 { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
        return Int32(hash & 0x7fff)
    }
}
