/// A gradient in the colours of the palette of 256, in more steps than the nearest colours would give.
///
/// Few colours of the palette lie on a gradient; those that lie near it are taken too where they keep its order from dark
/// to light.
struct PaletteRamp {
    /// The palette's colour of each value.
    let levels: [UInt8]

    /// How far a colour may lie off the gradient.
    private static let tolerance = 0.1

    private struct Step {
        var index: UInt8
        /// The value that it is nearest to.
        var level: Int
        var lightness: Double
        var distance: Double
    }

    /// The ramp along the colours of the values.
    init(along ideal: [RGB]) {
        let ideal = ideal.map { Lab($0) }
        guard let first = ideal.first, let last = ideal.last else {
            levels = []
            return
        }
        let isRising = last.lightness >= first.lightness
        let steps = (UInt8(16)...255).compactMap { Self.step($0, along: ideal) }
            .sorted { ($0.level, $0.distance) < ($1.level, $1.distance) }
        let kept = Self.longestOrdered(steps, isRising: isRising)
        levels = ideal.indices.map { level in
            let nearest = kept.min { abs($0.level - level) < abs($1.level - level) }
            return nearest?.index ?? 16
        }
    }

    private static func step(_ index: UInt8, along ideal: [Lab]) -> Step? {
        let place = Lab(TerminalColor.palette(index))
        var best = Step(index: index, level: 0, lightness: place.lightness, distance: .infinity)
        for (level, color) in ideal.enumerated() {
            let distance = place.distance(to: color)
            if distance < best.distance { (best.level, best.distance) = (level, distance) }
        }
        return best.distance <= tolerance ? best : nil
    }

    /// The most steps, each of a value and a lightness beyond the one before.
    private static func longestOrdered(_ steps: [Step], isRising: Bool) -> [Step] {
        var lengths: [Int] = []
        var previous: [Int?] = []
        for (index, step) in steps.enumerated() {
            var best: Int?
            for earlier in 0..<index where steps[earlier].level < step.level {
                let goesOn =
                    isRising
                    ? steps[earlier].lightness < step.lightness
                    : steps[earlier].lightness > step.lightness
                if goesOn, lengths[earlier] > best.map({ lengths[$0] }) ?? 0 { best = earlier }
            }
            lengths.append((best.map { lengths[$0] } ?? 0) + 1)
            previous.append(best)
        }
        var place = lengths.indices.max { lengths[$0] < lengths[$1] }
        var chain: [Step] = []
        while let index = place {
            chain.append(steps[index])
            place = previous[index]
        }
        return chain.reversed()
    }
}
