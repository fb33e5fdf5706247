import Foundation
import Testing
import Transformer

/// What another implementation computes in float32 for a text on the default model.
struct ReferenceText: Decodable, CustomTestStringConvertible {
    let text: String
    let tokens: [Int32]
    /// Token and logit of the largest logits after the last token, largest first.
    let topLogits: [[Float]]
    /// From the second token on.
    let tokenLogprobs: [Float]
    /// The first values of the last position: embedding, residual streams but the last, final norm.
    let hiddenLast: [[Float]]
    /// By layer: `[head][key]` of the last position.
    let attentionLast: [String: [[Float]]]
    /// By "layer.head": `[position][key]`.
    let attentionFull: [String: [[Float]]]
    let greedy: [Int32]

    var testDescription: String { "\(text.prefix(40))" }

    private enum CodingKeys: String, CodingKey {
        case text
        case tokens
        case topLogits = "top_logits"
        case tokenLogprobs = "token_logprobs"
        case hiddenLast = "hidden_last"
        case attentionLast = "attention_last"
        case attentionFull = "attention_full"
        case greedy
    }

    /// All texts of the fixture.
    static func all() throws -> [ReferenceText] {
        try JSONDecoder().decode([ReferenceText].self, from: fixture("forward.json"))
    }
}

/// What an engine computes for the tokens of a text.
struct EngineReading {
    private(set) var topLogits: [(token: Int, logit: Float)] = []
    private(set) var tokenLogprobs: [Float] = []
    private(set) var lastLogits: [Float] = []
    let listener: ReadingListener

    init(_ engine: Engine, _ tokens: [Int32]) throws {
        var listener = ReadingListener(last: tokens.count - 1)
        var logprobs: [Float] = []
        var last: [Float] = []
        try engine.read(tokens, wanting: .all, listener: &listener) { position, logits in
            if position + 1 < tokens.count {
                logprobs.append(logProbability(of: tokens[position + 1], in: logits))
            } else {
                last = Array(logits)
            }
        }
        self.listener = listener
        tokenLogprobs = logprobs
        lastLogits = last
        topLogits = last.enumerated().sorted { $0.element > $1.element }.prefix(10)
            .map { ($0.offset, $0.element) }
    }

    /// How far its attention is from a reference's: the largest difference and the mean one.
    func attentionDifference(from reference: ReferenceText) throws -> (largest: Float, mean: Float)
    {
        var differences: [Float] = []
        func compare(_ own: ArraySlice<Float>, _ other: [Float]) throws {
            guard own.count == other.count else {
                throw Mismatch(own: own.count, other: other.count)
            }
            differences += zip(own, other).map { abs($0 - $1) }
        }
        let last = reference.tokens.count - 1
        for (layer, heads) in reference.attentionLast {
            for (head, row) in heads.enumerated() {
                try compare(listener.attention(Int(layer) ?? -1, head: head, position: last), row)
            }
        }
        for (place, rows) in reference.attentionFull {
            let place = place.split(separator: ".").compactMap { Int($0) }
            for (position, row) in rows.enumerated() {
                let own = listener.attention(place[0], head: place[1], position: position)
                try compare(own, Array(row.prefix(position + 1)))
            }
        }
        let sum = differences.reduce(0, +)
        return (differences.max() ?? .infinity, sum / Float(differences.count))
    }

    struct Mismatch: Error {
        var own: Int
        var other: Int
    }
}

/// Keeps all attention, and the values of one position.
struct ReadingListener: ForwardListener {
    private let last: Int
    private(set) var hidden: [(place: ForwardPlace, values: [Float])] = []
    /// By layer and position: `[head][key]`.
    private var rows: [Int: [Int: [Float]]] = [:]

    init(last: Int) { self.last = last }

    var listensToValues: Bool { true }

    func listensToAttention(of position: Int) -> Bool { true }

    mutating func attention(
        layer: Int,
        row: Int,
        position: Int,
        weights: UnsafeBufferPointer<Float>
    ) {
        rows[layer, default: [:]][position] = Array(weights)
    }

    mutating func values(
        at place: ForwardPlace,
        layer: Int,
        position: Int,
        _ values: UnsafeBufferPointer<Float>
    ) {
        if position == last { hidden.append((place, Array(values))) }
    }

    /// One head's weights over the keys of a position; empty if they were not heard.
    func attention(_ layer: Int, head: Int, position: Int) -> ArraySlice<Float> {
        guard let weights = rows[layer]?[position] else { return [] }
        return weights[head * (position + 1)..<(head + 1) * (position + 1)]
    }
}
