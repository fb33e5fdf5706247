package import Transformer

/// The attention record of one suggestion while it grows and afterwards: tokens, facts, and each head's rows.
///
/// Row `i` belongs to the forward position that predicted generated token `i`, so it has
/// `promptCount + i` keys. Figures are folded when a row is appended, so that painting costs nothing.
package struct AttentionTrace: Hashable, Sendable {
    /// One token of the context.
    package struct Token: Hashable, Sendable {
        package var text: String
        /// The index in `facts` of the fact whose span holds the token.
        package var fact: Int?
        /// A control token of the chat template.
        package var isControl: Bool
        /// Written in the place of a likelier one that a constraint refused.
        package var isForced: Bool

        package init(
            text: String,
            fact: Int? = nil,
            isControl: Bool = false,
            isForced: Bool = false
        ) {
            self.text = text
            self.fact = fact
            self.isControl = isControl
            self.isForced = isForced
        }
    }

    /// A fact by name and value, as the views label it.
    package struct FactLabel: Hashable, Sendable {
        package var name: String
        package var value: String

        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// The figures of one head at one generated token.
    package struct HeadFigures: Hashable, Sendable {
        /// Shannon entropy of the weights over the log of their number: 0 one token, 1 all alike.
        package var entropy: Float
        /// Weight on the first token, the attention sink of arXiv 2309.17453.
        package var firstTokenShare: Float
        /// Weight on each fact's tokens, in the order of `facts`.
        package var massPerFact: [Float]

        package init(entropy: Float, firstTokenShare: Float, massPerFact: [Float]) {
            self.entropy = entropy
            self.firstTokenShare = firstTokenShare
            self.massPerFact = massPerFact
        }
    }

    package private(set) var layers: Int
    package private(set) var heads: Int
    /// Prompt tokens first, then generated ones.
    package private(set) var tokens: [Token]
    package private(set) var promptCount: Int
    package private(set) var facts: [FactLabel]
    /// The weights themselves, as far as there is room for them: the oldest go first, their figures stay.
    package private(set) var rows: [AttentionRow]
    /// Rows whose weights went to keep within `rowBytesLimit`.
    package private(set) var releasedCount = 0
    /// `figures[i][layer * heads + head]` for generated token `i`.
    package private(set) var figures: [[HeadFigures]]
    /// Runs of prompt tokens that state a fact, so that no token is looked at in vain.
    private let factRuns: [FactRun]
    private let rowBytesLimit: Int
    private var rowBytes = 0

    /// Bytes of weights that a record keeps at most: 170 rows of 270 heads over 500 tokens, 10 over 8,192.
    package static let rowBytesLimit = 48 << 20

    package init(
        layers: Int,
        heads: Int,
        prompt: [Token],
        facts: [FactLabel],
        rowBytesLimit: Int = AttentionTrace.rowBytesLimit
    ) {
        self.rowBytesLimit = rowBytesLimit
        self.layers = layers
        self.heads = heads
        self.tokens = prompt
        self.promptCount = prompt.count
        self.facts = facts
        self.rows = []
        self.figures = []
        factRuns = FactRun.runs(of: prompt, factCount: facts.count)
    }

    /// The number of generated tokens.
    package var generatedCount: Int { rows.count }

    /// Appends a generated token and the weights with which it was predicted, and folds the figures of every head.
    ///
    /// A row that does not fit (other layers or heads, or not as many keys as there are tokens) is refused: false,
    /// and nothing changes.
    @discardableResult
    package mutating func append(token: Token, row: AttentionRow) -> Bool {
        guard row.layers == layers, row.heads == heads, row.keyCount == tokens.count,
            row.keyCount > 0,
            row.weights.count == layers * heads * row.keyCount
        else { return false }
        figures.append(folded(row))
        rows.append(row)
        tokens.append(token)
        rowBytes += row.byteCount
        // The newest stays in any case: it is what the screen follows.
        while rowBytes > rowBytesLimit, releasedCount < rows.count - 1 {
            rowBytes -= rows[releasedCount].byteCount
            rows[releasedCount].weights = []
            releasedCount += 1
        }
        return true
    }

    /// The weight with which a head looked from generated token `row` at context token `key`; nil where there is none.
    package func weight(layer: Int, head: Int, row: Int, key: Int) -> Float? {
        guard rows.indices.contains(row), row >= releasedCount, (0..<layers).contains(layer),
            (0..<heads).contains(head),
            (0..<rows[row].keyCount).contains(key)
        else { return nil }
        return HalfTable.value(rows[row].weights[(layer * heads + head) * rows[row].keyCount + key])
    }

    private func folded(_ row: AttentionRow) -> [HeadFigures] {
        let keys = row.keyCount
        let widest = keys > 1 ? logarithm(Float(keys)) : 1
        let count = facts.count
        let runs = factRuns
        return row.weights.withUnsafeBufferPointer { weights in
            HalfTable.values.withUnsafeBufferPointer { values in
                HalfTable.information.withUnsafeBufferPointer { information in
                    (0..<layers * heads).map { head in
                        let base = head * keys
                        var entropy: Float = 0
                        for index in base..<base + keys {
                            entropy += information[HalfTable.index(weights[index])]
                        }
                        var mass = [Float](repeating: 0, count: count)
                        for run in runs {
                            var sum: Float = 0
                            for index in run.tokens {
                                sum += values[HalfTable.index(weights[base + index])]
                            }
                            mass[run.fact] += sum
                        }
                        return HeadFigures(
                            entropy: min(max(entropy / widest, 0), 1),
                            firstTokenShare: values[HalfTable.index(weights[base])],
                            massPerFact: mass
                        )
                    }
                }
            }
        }
    }
}

extension AttentionRow {
    fileprivate var byteCount: Int { weights.count * MemoryLayout<UInt16>.stride }
}

/// A run of neighbouring tokens of one fact.
private struct FactRun: Hashable, Sendable {
    var fact: Int
    var tokens: Range<Int>

    static func runs(of tokens: [AttentionTrace.Token], factCount: Int) -> [FactRun] {
        var runs: [FactRun] = []
        for (index, token) in tokens.enumerated() {
            guard let fact = token.fact, (0..<factCount).contains(fact) else { continue }
            if let last = runs.last, last.fact == fact, last.tokens.upperBound == index {
                runs[runs.count - 1].tokens = last.tokens.lowerBound..<index + 1
            } else {
                runs.append(FactRun(fact: fact, tokens: index..<index + 1))
            }
        }
        return runs
    }
}
