/// The places of an axis that are labelled: whole steps of 1, 2 or 5 times a power of ten around a range of values.
package struct ValueTicks: Hashable, Sendable {
    package let lowest: Double
    package let highest: Double
    /// From the lowest to the highest.
    package let labels: [LineChart.Label]

    /// Ticks around a range, at most so many; 0 to 1 where there is no range.
    package init(over range: ClosedRange<Double>?, atMost count: Int) {
        let range = Self.usable(range)
        var step = Self.step(atLeast: (range.upperBound - range.lowerBound) / Double(max(1, count)))
        var first = (range.lowerBound / step).rounded(.down)
        var last = (range.upperBound / step).rounded(.up)
        while last - first + 1 > Double(max(2, count)) {
            step = Self.step(atLeast: step * 1.01)
            first = (range.lowerBound / step).rounded(.down)
            last = (range.upperBound / step).rounded(.up)
        }
        lowest = first * step
        highest = last * step
        let places = max(0, Int((-step.logarithm10).rounded(.up)))
        labels = (0...Int(last - first)).map { index in
            let value = (first + Double(index)) * step
            return LineChart.Label(value, Self.text(value, places: places))
        }
    }

    /// A range that is no point, and whose ends a step can be told from.
    private static func usable(_ range: ClosedRange<Double>?) -> ClosedRange<Double> {
        guard let range, range.lowerBound.isFinite, range.upperBound.isFinite,
            max(range.lowerBound.magnitude, range.upperBound.magnitude) < 1e9
        else { return 0...1 }
        let least = max(1e-3, range.upperBound.magnitude / 100)
        let width = range.upperBound - range.lowerBound
        guard width < least else { return range }
        let middle = (range.lowerBound + range.upperBound) / 2
        let start = middle - least / 2
        return (range.lowerBound < 0 ? start : max(0, start))...middle + least / 2
    }

    /// 1, 2 or 5 times a power of ten.
    private static func step(atLeast least: Double) -> Double {
        var power = 1.0
        while power > least { power /= 10 }
        while power * 10 <= least { power *= 10 }
        return [1, 2, 5, 10].map { $0 * power }.first { $0 >= least } ?? 10 * power
    }

    private static func text(_ value: Double, places: Int) -> String {
        var unit = 1
        for _ in 0..<min(places, 9) { unit *= 10 }
        let scaled = Int((value.magnitude * Double(unit)).rounded())
        let sign = value < 0 && scaled > 0 ? "-" : ""
        guard unit > 1 else { return sign + String(scaled) }
        return sign + "\(scaled / unit)." + String(scaled % unit + unit).dropFirst()
    }
}

extension Double {
    /// For powers of ten and their doubles and fives, without a library of mathematics.
    fileprivate var logarithm10: Double {
        var value = self
        var result = 0.0
        while value < 0.999_999 {
            value *= 10
            result -= 1
        }
        while value >= 9.999_999 {
            value /= 10
            result += 1
        }
        return result
    }
}
