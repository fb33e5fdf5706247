import Kernels
import Transformer

/// The heads of a block's attention: where each stands in rows of queries, keys and values.
struct AttentionHeads {
    let groups: Int
    /// Query heads of a group, which share its keys and values.
    let sharing: Int
    let width: Int
    let scale: Float
    /// Positions that one looks back, its own included; nil for all.
    let window: Int?

    init(_ configuration: ModelConfiguration, _ span: AttentionSpan) {
        groups = configuration.keyValueHeadCount
        sharing = configuration.headCount / groups
        width = configuration.headWidth
        scale = configuration.attentionScale
        window = configuration.window(of: span)
    }

    func queries(of group: Int) -> Range<Int> { group * sharing..<(group + 1) * sharing }

    /// One head of some rows.
    func view(_ x: Activations, _ rows: Range<Int>, _ head: Int) -> MatrixView {
        MatrixView(
            x.values + rows.lowerBound * x.width + head * width,
            rows: rows.count,
            columns: width,
            rowStep: x.width
        )
    }

    /// Calls `body` for every group of every text, with room for two squares of the text's length.
    func each(
        of texts: [Range<Int>],
        on workers: WorkerPool,
        _ body: (
            Range<Int>, _ group: Int, (UnsafeMutablePointer<Float>, UnsafeMutablePointer<Float>)
        ) -> Void
    ) {
        workers.run(texts.count * groups) { units in
            for unit in units {
                let rows = texts[unit / groups]
                let square = rows.count * rows.count
                withUnsafeTemporaryAllocation(of: Float.self, capacity: 2 * square) { scratch in
                    guard let start = scratch.baseAddress else { return }
                    body(rows, unit % groups, (start, start + square))
                }
            }
        }
    }

    /// softmax(scale · q · kᵀ) over the positions that each row sees; 0 for others.
    func weights(
        _ q: MatrixView,
        _ k: MatrixView,
        _ instructions: Instructions,
        to memory: UnsafeMutablePointer<Float>
    ) -> MatrixView {
        let scores = MatrixView(memory, rows: q.rows, columns: q.rows)
        instructions.multiply(q, k.transposed, scale: scale, to: scores)
        for row in 0..<q.rows {
            let values = memory + row * q.rows
            let seen = seen(from: row)
            values.update(repeating: 0, count: seen.lowerBound)
            (values + seen.upperBound).update(repeating: 0, count: q.rows - seen.upperBound)
            instructions.softmax(
                UnsafeMutableBufferPointer(start: values + seen.lowerBound, count: seen.count)
            )
        }
        return scores
    }

    /// `dweights` becomes the gradient by the scores; 0 where a row does not see.
    func softmaxBackward(
        _ weights: MatrixView,
        _ dweights: MatrixView,
        _ instructions: Instructions
    ) {
        let count = weights.rows
        for row in 0..<count {
            let values = dweights.values + row * count
            let seen = seen(from: row)
            values.update(repeating: 0, count: seen.lowerBound)
            (values + seen.upperBound).update(repeating: 0, count: count - seen.upperBound)
            instructions.softmaxBackward(
                weights.values + row * count + seen.lowerBound,
                count: seen.count,
                values + seen.lowerBound
            )
        }
    }

    private func seen(from row: Int) -> Range<Int> {
        (window.map { max(0, row + 1 - $0) } ?? 0)..<row + 1
    }
}
