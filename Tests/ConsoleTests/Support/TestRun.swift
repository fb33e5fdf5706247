import Console
import Copywriting
import Explanation
import Shop
import Studio
import Transformer

/// A run of writing made by hand: a fact sheet, tokens with attention, suggestions.
enum TestRun {
    static let layers = 30
    static let heads = 9

    static let sheet = FactSheet(facts: [
        fact("shop", "Corner Kitchen", "settings shop_name"),
        fact("campaign", "Coffee Week", "campaign coffee_week"),
        fact("discount", "20% off", "campaign coffee_week", ["20%", "20 percent"]),
        fact("starts", "June 28", "campaign coffee_week", ["28 June", "2021-06-28"]),
        fact("ends", "July 4", "campaign coffee_week", ["4 July", "July 4th", "2021-07-04"]),
        fact("product", "Copper Moka Pot, 6 Cups", "product product_1", ["Copper Moka Pot"]),
        fact("category", "Coffee & tea", "product product_1"),
        fact("price", "$39.50", "product product_1", ["39.50 dollars"]),
        fact("sale_price", "$31.60", "product product_1, campaign coffee_week"),
        fact("likes", "Kitchen", "behaviors of the audience"),
    ])

    private static func fact(
        _ name: String,
        _ value: String,
        _ record: String,
        _ others: [String] = []
    ) -> Fact {
        Fact(name: name, value: value, forms: [value] + others, record: record)
    }

    static let brief = Brief(
        campaignID: "coffee_week",
        productIDs: ["product_1"],
        channel: "sms"
    )

    static let words = [
        "Coffee", " Week", ":", " pay", " $", "31", ".", "60", " instead", " of", " $", "39", ".",
        "50", " for", " the", " Copper", " Mok", "a", " Pot", " until", " July", " ", "4", ".",
    ]

    static var text: String { words.joined() }
}

// MARK: - Attention

extension TestRun {
    /// The prompt: a control token, then each fact as its name and value, word by word.
    static var prompt: [AttentionTrace.Token] {
        var tokens = [AttentionTrace.Token(text: "<|im_start|>", isControl: true)]
        tokens += ["Write", " one", " text", " message", ".", "\n"].map {
            AttentionTrace.Token(text: $0)
        }
        for (index, fact) in sheet.facts.enumerated() {
            tokens.append(AttentionTrace.Token(text: fact.name))
            tokens.append(AttentionTrace.Token(text: ":"))
            for word in fact.value.split(separator: " ") {
                tokens.append(AttentionTrace.Token(text: " " + word, fact: index))
            }
            tokens.append(AttentionTrace.Token(text: "\n"))
        }
        return tokens
    }

    static var labels: [AttentionTrace.FactLabel] {
        sheet.facts.map { AttentionTrace.FactLabel(name: $0.name, value: $0.value) }
    }

    /// The record after so many tokens; layer and head decide where a head looks, the same each time.
    static func trace(
        tokens count: Int,
        layers: Int = layers,
        heads: Int = heads,
        rowBytesLimit: Int = AttentionTrace.rowBytesLimit,
        forced: Set<Int> = []
    ) -> AttentionTrace {
        var trace = AttentionTrace(
            layers: layers,
            heads: heads,
            prompt: prompt,
            facts: labels,
            rowBytesLimit: rowBytesLimit
        )
        for index in 0..<count {
            let keys = trace.tokens.count
            let row = row(index, keys: keys, layers: layers, heads: heads)
            trace.append(
                token: AttentionTrace.Token(
                    text: words[index % words.count],
                    isForced: forced.contains(index)
                ),
                row: row
            )
        }
        return trace
    }

    private static func row(_ index: Int, keys: Int, layers: Int, heads: Int) -> AttentionRow {
        var weights: [UInt16] = []
        weights.reserveCapacity(layers * heads * keys)
        for head in 0..<layers * heads {
            // Every seventh head is idle; others keep a part on the sink and look at a place that moves on.
            let sink: Float = head % 7 == 3 ? 0.984375 : 0.25 + Float(head % 5) * 0.125
            var values = [Float](repeating: 0, count: keys)
            values[0] = sink
            let target = 1 + (head * 13 + index * 3) % (keys - 1)
            values[target] += (1 - sink) * 0.75
            values[1 + (target + 5) % (keys - 1)] += (1 - sink) * 0.25
            weights += values.map { Half.bits($0) }
        }
        return AttentionRow(layers: layers, heads: heads, keyCount: keys, weights: weights)
    }
}

// MARK: - Events

extension TestRun {
    static func started(count: Int = 1, brief: Brief = brief) -> Message {
        .event(.writing(.started(brief: brief, count: count, sheet: sheet)))
    }

    static func reading(_ done: Int, candidate: Int = 0) -> Message {
        .event(.writing(.reading(candidate: candidate, done: done, of: prompt.count)))
    }

    /// The token of a place, with the record up to it.
    static func token(
        _ index: Int,
        candidate: Int = 0,
        rowBytesLimit: Int = AttentionTrace.rowBytesLimit,
        forced: Set<Int> = []
    ) -> Message {
        .event(
            .writing(
                .token(
                    candidate: candidate,
                    text: words[index % words.count],
                    logprob: -0.4,
                    tokensPerSecond: 84,
                    trace: trace(
                        tokens: index + 1,
                        rowBytesLimit: rowBytesLimit,
                        forced: forced
                    )
                )
            )
        )
    }

    static func ended(_ suggestion: Suggestion, candidate: Int = 0) -> Message {
        .event(.writing(.suggestion(candidate: candidate, suggestion)))
    }

    static func suggestion(
        _ id: String,
        _ text: String = text,
        state: Suggestion.State = .drafted,
        channel: String = "sms",
        findings: [Finding] = [],
        reason: String? = nil,
        revision: Int = 1
    ) -> Suggestion {
        var brief = brief
        brief.channel = channel
        return Suggestion(
            id: id,
            revision: revision,
            state: state,
            brief: brief,
            text: text,
            originalText: text,
            facts: sheet.facts,
            findings: findings,
            reason: reason,
            writing: Suggestion.Writing(
                model: ModelIdentity(
                    name: "SmolLM2-135M-Instruct",
                    architecture: "llama",
                    fileName: "model.gguf",
                    byteCount: 1,
                    quantization: "Q4_1",
                    contextLength: 8_192
                ),
                sampling: SamplingSettings(seed: 7),
                layout: "fact-sheet",
                candidate: 0,
                tokens: words.count,
                tokensPerSecond: 84,
                finish: .endToken,
                asOf: "2021-06-30"
            )
        )
    }

    /// A text with a price that the shop does not hold.
    static var blocked: Suggestion {
        let text = "Coffee Week: the Copper Moka Pot for $19.99 until July 4."
        let start = text.distance(of: "$19.99")
        return suggestion(
            "blocked1",
            text,
            state: .blocked,
            findings: [
                Finding(
                    check: "numbers",
                    level: .block,
                    span: start..<start + 6,
                    message: "“$19.99” is not on the fact sheet."
                )
            ]
        )
    }

    /// A strategy that names two channels.
    static func strategy(_ state: Suggestion.State) -> Suggestion {
        suggestion(
            "plan1",
            "Whom: customers who like Kitchen. Offer: the Copper Moka Pot at 20% off. Channel: "
                + "SMS, then a push notification. When: until July 4. Why: it suits what they like.",
            state: state,
            channel: "strategy"
        )
    }
}

extension String {
    /// The scalars before a part.
    fileprivate func distance(of part: String) -> Int {
        guard let range = firstRange(of: part) else { return 0 }
        return unicodeScalars.distance(from: startIndex, to: range.lowerBound)
    }
}
