package import Terminal

/// The losses of a run in a bounded number of values: where they grow too many, neighbours become their mean.
package struct LossCurve: Hashable, Sendable {
    /// The most values that are kept.
    package static let limit = 1_024

    /// Means over `stride` updates each; the last one may still be growing.
    package private(set) var values: [LineChart.Value] = []
    private var stride = 1
    /// How many updates the last value is the mean of.
    private var count = 0

    package init() {}

    /// Adds the loss of an update; one that is no number is left out.
    package mutating func append(step: Int, loss: Double) {
        guard loss.isFinite else { return }
        let x = Double(step)
        if count == 0 || count == stride {
            if values.count == Self.limit { halve() }
            values.append(LineChart.Value(x, loss))
            count = 1
            return
        }
        let last = values.count - 1
        count += 1
        values[last].x += (x - values[last].x) / Double(count)
        values[last].y += (loss - values[last].y) / Double(count)
    }

    /// The course without the noise of single batches: each value as the mean of those just before it and itself.
    package var smoothed: [LineChart.Value] {
        let window = max(1, values.count / 16)
        var sum = 0.0
        return values.indices.map { index in
            sum += values[index].y
            if index >= window { sum -= values[index - window].y }
            return LineChart.Value(values[index].x, sum / Double(min(index + 1, window)))
        }
    }

    private mutating func halve() {
        values = Swift.stride(from: 0, to: values.count - 1, by: 2).map { index in
            LineChart.Value(
                (values[index].x + values[index + 1].x) / 2,
                (values[index].y + values[index + 1].y) / 2
            )
        }
        stride *= 2
    }
}
