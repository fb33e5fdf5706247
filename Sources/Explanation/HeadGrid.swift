/// One figure of every head, as the grid of heads shows it: a row a layer, a column a head.
package struct HeadGrid: Hashable, Sendable {
    /// The generated tokens that the figure is about.
    package enum Tokens: Hashable, Sendable {
        /// One token, by its place among the generated ones.
        case one(Int)
        /// The mean over all tokens so far.
        case mean
    }

    /// A head and its figure.
    package struct Head: Hashable, Sendable {
        package var layer: Int
        package var head: Int
        package var value: Float

        package init(layer: Int, head: Int, value: Float) {
            self.layer = layer
            self.head = head
            self.value = value
        }
    }

    package let layers: Int
    package let heads: Int
    /// `values[layer * heads + head]`; all 0 where the trace has no such token.
    package let values: [Float]
    /// The smallest and largest value.
    package let range: ClosedRange<Float>

    /// Reads a figure of every head off the trace.
    package init(_ trace: AttentionTrace, figure: HeadFigure, at tokens: Tokens) {
        layers = trace.layers
        heads = trace.heads
        var values = [Float](repeating: 0, count: trace.layers * trace.heads)
        switch tokens {
        case .one(let token):
            if trace.figures.indices.contains(token) {
                values = trace.figures[token].map { $0.value(of: figure) }
            }
        case .mean:
            for figures in trace.figures {
                for (index, head) in figures.enumerated() {
                    values[index] += head.value(of: figure)
                }
            }
            let count = Float(max(trace.figures.count, 1))
            for index in values.indices { values[index] /= count }
        }
        self.values = values
        range = (values.min() ?? 0)...(values.max() ?? 0)
    }

    /// The figure of a head.
    package func value(layer: Int, head: Int) -> Float? {
        guard (0..<layers).contains(layer), (0..<heads).contains(head) else { return nil }
        return values[layer * heads + head]
    }

    /// The shade of a head, 0…1, on a scale that runs from 0 to the largest figure shown.
    package func shade(layer: Int, head: Int, scale: AttentionScale) -> Float {
        scale.shade(of: value(layer: layer, head: head) ?? 0, peak: range.upperBound)
    }

    /// The heads with the largest figures, largest first; equal ones from the bottom layer up.
    package func topHeads(_ count: Int) -> [Head] {
        let order = values.indices.sorted { (values[$1], $0) < (values[$0], $1) }
        return order.prefix(max(count, 0)).map {
            Head(layer: $0 / heads, head: $0 % heads, value: values[$0])
        }
    }
}
