import Testing
import Transformer

@Suite("The scripted generator")
struct ScriptedGeneratorTests {
    private func run(
        _ generator: ScriptedGenerator,
        maxTokens: Int = 100,
        stopStrings: [String] = [],
        cancelAfter: Int = .max
    ) throws -> (text: String, tokens: [GeneratedToken], summary: GenerationSummary?) {
        let request = GenerationRequest(
            segments: [.control("<|im_start|>"), .text("Write about tea.")],
            sampling: .greedy,
            maxTokens: maxTokens,
            stopStrings: stopStrings,
            capturesAttention: true
        )
        var tokens: [GeneratedToken] = []
        var summary: GenerationSummary?
        try generator.generate(
            request,
            isCancelled: { tokens.count >= cancelAfter },
            onEvent: { event in
                switch event {
                case .token(let token): tokens.append(token)
                case .finished(let end): summary = end
                case .prompt, .prefill: break
                }
            }
        )
        return (tokens.map(\.text).joined(), tokens, summary)
    }

    @Test("it replays its answers in order, with rows that sum to 1")
    func replays() throws {
        let generator = ScriptedGenerator(answers: ["Tea for 20% less!", "More tea."])
        let first = try run(generator)
        #expect(first.text == "Tea for 20% less!")
        #expect(first.summary?.finish == .endToken)
        #expect(try run(generator).text == "More tea.")
        #expect(try run(generator).text == "Tea for 20% less!")
        let prompt = try #require(first.summary?.promptTokens)
        for token in first.tokens {
            let row = try #require(token.attention)
            #expect(row.keyCount == prompt + token.index)
            #expect(row.weights.count == row.layers * row.heads * row.keyCount)
            for layer in 0..<row.layers {
                for head in 0..<row.heads {
                    let sum = row[layer: layer, head: head].reduce(0, +)
                    #expect(abs(sum - 1) < 2e-3)
                }
            }
        }
    }

    @Test("it ends as the engine does")
    func ends() throws {
        let generator = ScriptedGenerator(answers: ["one two three four"])
        #expect(try run(generator, maxTokens: 2).text == "one two")
        #expect(try run(generator, maxTokens: 2).summary?.finish == .length)
        #expect(try run(generator, cancelAfter: 3).summary?.finish == .cancelled)
        let stopped = try run(generator, stopStrings: ["three"])
        #expect(stopped.text == "one two ")
        #expect(stopped.summary?.finish == .stopString)
    }

    @Test("its tokens cover the prompt's bytes")
    func tokens() {
        let text = "Save 20% on  tea ☕"
        let tokens = ScriptedGenerator(answers: []).tokens(of: [.text(text)])
        #expect(tokens.map(\.text).joined() == text)
        #expect(tokens.last?.utf8Range.upperBound == text.utf8.count)
    }
}
