import Copywriting
import Explanation
import Transformer

/// Makes of what the copywriter tells the events of a run, each token with the attention record so far.
///
/// The record's rows are shared between the events, never copied: a trace is a value over buffers that only grow.
struct WritingNarrator {
    private let facts: [AttentionTrace.FactLabel]
    private var prompt: [AttentionTrace.Token] = []
    private var trace: AttentionTrace?

    init(sheet: FactSheet) {
        facts = sheet.facts.map { AttentionTrace.FactLabel(name: $0.name, value: $0.value) }
    }

    /// The event to tell, nil where there is nothing to see.
    mutating func event(of event: CopyEvent) -> WritingEvent? {
        switch event {
        case .started:
            prompt = []
            trace = nil
            return nil
        case .prompt(_, let tokens):
            prompt = tokens.map {
                AttentionTrace.Token(text: $0.text, fact: $0.fact, isControl: $0.isControl)
            }
            return nil
        case .reading(let candidate, let done, let count):
            return .reading(candidate: candidate, done: done, of: count)
        case .token(let candidate, let token, let tokensPerSecond):
            let row = token.attention
            var grown =
                trace.take()
                ?? AttentionTrace(
                    layers: row?.layers ?? 0,
                    heads: row?.heads ?? 0,
                    prompt: prompt,
                    facts: facts
                )
            if let row {
                grown.append(
                    token: .init(text: token.text, isForced: token.refusal.isForced),
                    row: row
                )
            }
            trace = grown
            return .token(
                candidate: candidate,
                text: token.text,
                logprob: token.logprob,
                tokensPerSecond: tokensPerSecond,
                trace: grown
            )
        case .suggestion(let candidate, let suggestion):
            return .suggestion(candidate: candidate, suggestion)
        }
    }
}
