import Explanation
import Testing
import Transformer

/// Traces small enough to sum by hand.
enum HandMade {
    /// `values[layer][head][key]`; weights that halves hold exactly.
    static func row(_ values: [[[Float]]]) -> AttentionRow {
        AttentionRow(
            layers: values.count,
            heads: values[0].count,
            keyCount: values[0][0].count,
            weights: values.joined().joined().map { Half.bits($0) }
        )
    }

    /// Prompt: `<s>`, `price`, `: 49` (fact 0), ` Kettle` (fact 1), `\n`; one layer of two heads; then ` Ket`, `tle`, `!`.
    static func trace() -> AttentionTrace {
        var trace = AttentionTrace(
            layers: 1,
            heads: 2,
            prompt: [
                AttentionTrace.Token(text: "<s>", isControl: true),
                AttentionTrace.Token(text: "price", fact: 0),
                AttentionTrace.Token(text: ": 49", fact: 0),
                AttentionTrace.Token(text: " Kettle", fact: 1),
                AttentionTrace.Token(text: "\n"),
            ],
            facts: [
                AttentionTrace.FactLabel(name: "price", value: "49"),
                AttentionTrace.FactLabel(name: "product", value: "Kettle"),
                AttentionTrace.FactLabel(name: "code", value: "X"),
            ]
        )
        trace.append(
            token: AttentionTrace.Token(text: " Ket"),
            row: row([[[0.5, 0.125, 0.125, 0.25, 0], [0.2, 0.2, 0.2, 0.2, 0.2]]])
        )
        trace.append(
            token: AttentionTrace.Token(text: "tle"),
            row: row([[[0.25, 0, 0, 0.25, 0, 0.5], [1, 0, 0, 0, 0, 0]]])
        )
        trace.append(
            token: AttentionTrace.Token(text: "!"),
            row: row([[[0, 0, 0.5, 0, 0, 0.25, 0.25], [0.5, 0, 0, 0, 0, 0, 0.5]]])
        )
        return trace
    }

    /// A trace of scripted attention: `count` tokens of 4 layers × 3 heads after 40 prompt tokens in 3 facts.
    static func scripted(count: Int = 24) throws -> AttentionTrace {
        let prompt = String(repeating: "word ", count: 40)
        let answer = String(repeating: "good copy sells. ", count: count)
        let request = GenerationRequest(
            segments: [.text(prompt)],
            sampling: .greedy,
            maxTokens: count,
            capturesAttention: true
        )
        var trace: AttentionTrace?
        let generator = ScriptedGenerator(answers: [answer])
        func collect(_ event: GenerationEvent) {
            switch event {
            case .prompt(let tokens):
                trace = AttentionTrace(
                    layers: generator.layers,
                    heads: generator.heads,
                    prompt: tokens.enumerated().map { index, token in
                        AttentionTrace.Token(
                            text: token.text,
                            fact: index % 8 < 6 && index > 4 ? index % 3 : nil
                        )
                    },
                    facts: (0..<3).map { AttentionTrace.FactLabel(name: "f\($0)", value: "") }
                )
            case .token(let token):
                guard let row = token.attention else { return }
                trace?.append(token: AttentionTrace.Token(text: token.text), row: row)
            default: break
            }
        }
        try generator.generate(request, isCancelled: { false }, onEvent: collect)
        return try #require(trace)
    }
}
