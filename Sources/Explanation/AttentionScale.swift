/// How a weight becomes a shade.
package enum AttentionScale: String, Hashable, Sendable, CaseIterable {
    /// In proportion to the largest value shown.
    case linear
    /// By orders of magnitude: a thousandth of the largest is the darkest.
    case log

    /// The shade of a value, 0…1, where `peak` is the value of the brightest one.
    package func shade(of value: Float, peak: Float) -> Float {
        guard peak > 0, value > 0 else { return 0 }
        let share = min(value / peak, 1)
        switch self {
        case .linear: return share
        case .log: return min(max((decimalLogarithm(share) + 3) / 3, 0), 1)
        }
    }
}
