import Transformer

/// How a model wants turns of a conversation written.
struct ChatTemplate: Hashable, Sendable {
    /// The control tokens around a turn.
    let turnStart: String
    let turnEnd: String
    /// What the model calls itself.
    let assistant: String
    /// Whether there is a turn for the system; else its text opens the user's.
    let hasSystemTurn: Bool

    private static let all = [
        ChatTemplate(
            turnStart: "<|im_start|>",
            turnEnd: "<|im_end|>",
            assistant: "assistant",
            hasSystemTurn: true
        ),
        ChatTemplate(
            turnStart: "<start_of_turn>",
            turnEnd: "<end_of_turn>",
            assistant: "model",
            hasSystemTurn: false
        ),
    ]

    /// The one whose control tokens a model has.
    static func of(_ tokenizer: Tokenizer) -> ChatTemplate? {
        all.first { template in
            [template.turnStart, template.turnEnd].allSatisfy { tokenizer.token(named: $0) != nil }
        }
    }

    /// The prompt up to where the model is to go on.
    func segments(system: String?, prompt: String) -> [PromptSegment] {
        var segments: [PromptSegment] = []
        func turn(_ role: String, _ text: String) {
            segments.append(.control(turnStart))
            segments.append(.text("\(role)\n\(text)"))
            segments.append(.control(turnEnd))
            segments.append(.text("\n"))
        }
        if let system, hasSystemTurn {
            turn("system", system)
            turn("user", prompt)
        } else {
            turn("user", (system.map { $0 + "\n\n" } ?? "") + prompt)
        }
        return segments + [.control(turnStart), .text(assistant + "\n")]
    }
}

extension Tokenizer {
    /// The special token of a name, if there is one.
    func token(named name: String) -> Int32? { try? controlToken(name) }

    /// The token behind the last word of a text.
    var textEnd: Int32? {
        let names = ["<|endoftext|>", "<|end_of_text|>", "<eos>", "</s>"]
        return names.lazy.compactMap(token(named:)).first ?? endTokens.min()
    }
}
