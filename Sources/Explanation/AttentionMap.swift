import Transformer

/// Where one head looked: a row for each generated token or word, a column for each group of the context.
///
/// Folding sums the weights over the keys of a column and averages them over the tokens of a row. Weights are kept as
/// they are; `shown` sets the sink apart and scales the rest up only where that is asked.
package struct AttentionMap: Hashable, Sendable {
    /// What is shown of the trace.
    package struct Selection: Hashable, Sendable {
        package var layer: Int
        package var head: Int
        package var columns: TokenFold
        /// Rows are words rather than tokens.
        package var rowsAreWords: Bool
        /// The weights beside the sink are scaled to sum to 1.
        package var renormalises: Bool
        package var scale: AttentionScale

        package init(
            layer: Int,
            head: Int,
            columns: TokenFold = .tokens,
            rowsAreWords: Bool = false,
            renormalises: Bool = false,
            scale: AttentionScale = .linear
        ) {
            self.layer = layer
            self.head = head
            self.columns = columns
            self.rowsAreWords = rowsAreWords
            self.renormalises = renormalises
            self.scale = scale
        }
    }

    /// A generated token or word.
    package struct Row: Hashable, Sendable {
        package var label: String
        /// Places among the generated tokens.
        package var tokens: [Int]
        /// The weight on the first token.
        package var sink: Float
        /// The weight on each column; those of tokens that came later are 0.
        package var weights: [Float]
        /// Columns from here on came later than the row, or its weights are no longer kept.
        package var reach: Int
        /// Whether the weights are still there; see `AttentionTrace.rowBytesLimit`.
        package var isKept: Bool

        /// Nearly everything lies on the sink: the head had nothing to do here.
        package var isIdle: Bool { sink > 0.95 }
    }

    package let selection: Selection
    /// The context's groups; the sink is the first.
    package let columns: [TokenGroup]
    package let rows: [Row]
    /// The largest value shown beside the sink.
    package let peak: Float

    /// Reads the map of one head off the trace; without rows where the trace has no such head.
    package init(_ trace: AttentionTrace, _ selection: Selection) {
        self.selection = selection
        columns = trace.groups(selection.columns)
        let isThere =
            (0..<trace.layers).contains(selection.layer)
            && (0..<trace.heads).contains(selection.head)
        let start = trace.promptCount
        let groups: [[Int]]
        if !isThere {
            groups = []
        } else if selection.rowsAreWords {
            groups = trace.words(in: start..<trace.tokens.count).map {
                $0.tokens.map { $0 - start }
            }
        } else {
            groups = (0..<trace.generatedCount).map { [$0] }
        }
        var owner = [Int](repeating: 0, count: trace.tokens.count)
        for (column, group) in columns.enumerated() {
            for token in group.tokens { owner[token] = column }
        }
        let all = columns
        rows = groups.map { Row(trace, selection, tokens: $0, owner: owner, columns: all) }
        var peak: Float = 0
        for row in rows {
            let scale = AttentionMap.rescaling(row, selection)
            for weight in row.weights.dropFirst() { peak = max(peak, weight * scale) }
        }
        self.peak = peak
    }

    /// The weight itself, as the head gave it; nil outside the map and for tokens that came later.
    package func weight(row: Int, column: Int) -> Float? {
        guard rows.indices.contains(row), (0..<rows[row].reach).contains(column) else { return nil }
        return rows[row].weights[column]
    }

    /// The value that a cell stands for: the weight, scaled up by what the sink took where that is asked.
    package func shown(row: Int, column: Int) -> Float? {
        guard let weight = weight(row: row, column: column) else { return nil }
        return column == 0 ? weight : weight * AttentionMap.rescaling(rows[row], selection)
    }

    /// The shade of a cell, 0…1; the sink's on a scale of its own, from 0 to 1.
    package func shade(row: Int, column: Int) -> Float? {
        guard let value = shown(row: row, column: column) else { return nil }
        return selection.scale.shade(of: value, peak: column == 0 ? 1 : peak)
    }

    /// What the weights beside the sink are multiplied with.
    private static func rescaling(_ row: Row, _ selection: Selection) -> Float {
        guard selection.renormalises, row.sink < 1 else { return 1 }
        return 1 / (1 - row.sink)
    }
}

extension AttentionMap.Row {
    /// The row of some generated tokens, averaged.
    fileprivate init(
        _ trace: AttentionTrace,
        _ selection: AttentionMap.Selection,
        tokens: [Int],
        owner: [Int],
        columns: [TokenGroup]
    ) {
        var weights = [Float](repeating: 0, count: columns.count)
        var keys = 0
        let isKept = tokens.allSatisfy { $0 >= trace.releasedCount }
        for token in isKept ? tokens : [] {
            let row = trace.rows[token]
            let base = (selection.layer * trace.heads + selection.head) * row.keyCount
            keys = max(keys, row.keyCount)
            row.weights.withUnsafeBufferPointer { bits in
                HalfTable.values.withUnsafeBufferPointer { values in
                    for key in 0..<row.keyCount {
                        weights[owner[key]] += values[HalfTable.index(bits[base + key])]
                    }
                }
            }
        }
        let share = 1 / Float(max(tokens.count, 1))
        for index in weights.indices { weights[index] *= share }
        self.init(
            label: tokens.map { trace.tokens[trace.promptCount + $0].label }.joined(),
            tokens: tokens,
            sink: weights.first ?? 0,
            weights: weights,
            reach: columns.lastIndex { ($0.tokens.first ?? .max) < keys }.map { $0 + 1 } ?? 0,
            isKept: isKept
        )
    }
}
