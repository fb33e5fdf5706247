/// A colour as a terminal takes it.
package enum TerminalColor: Hashable, Sendable {
    /// What the terminal has without being asked.
    case standard
    /// A colour of the terminal's palette of 16 or 256.
    case indexed(UInt8)
    case rgb(RGB)
}

extension TerminalColor {
    /// The names of the first 16 colours, in the order of their numbers.
    static let names = [
        "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white",
        "bright-black", "bright-red", "bright-green", "bright-yellow", "bright-blue",
        "bright-magenta", "bright-cyan", "bright-white",
    ]

    /// What the first 16 colours mostly look like (xterm); people choose their own.
    private static let firstColors: [RGB] = [
        0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
        0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
    ].map { RGB($0) }

    private static let cubeLevels: [UInt8] = [0, 95, 135, 175, 215, 255]

    /// The colour of a number of the palette of 256.
    package static func palette(_ index: UInt8) -> RGB {
        let index = Int(index)
        if index < 16 { return firstColors[index] }
        if index >= 232 {
            let level = UInt8(8 + 10 * (index - 232))
            return RGB(red: level, green: level, blue: level)
        }
        let place = index - 16
        return RGB(
            red: cubeLevels[place / 36],
            green: cubeLevels[place / 6 % 6],
            blue: cubeLevels[place % 6]
        )
    }

    /// The colour that a terminal of a depth shows in place of this.
    func reduced(to depth: ColorDepth) -> TerminalColor {
        switch (self, depth) {
        case (.standard, _), (_, .monochrome): .standard
        case (.indexed, .trueColor), (.indexed, .palette256), (.rgb, .trueColor): self
        case (.indexed(let index), .ansi16):
            index < 16 ? self : .indexed(Self.nearest(Self.palette(index), among: 0...15))
        case (.rgb(let color), .palette256): .indexed(Self.nearest256(color))
        case (.rgb(let color), .ansi16): .indexed(Self.nearest(color, among: 0...15))
        }
    }

    /// The colour as numbers; nil where only the terminal knows it.
    package var rgb: RGB? {
        switch self {
        case .standard: nil
        case .indexed(let index): Self.palette(index)
        case .rgb(let color): color
        }
    }

    private static func nearest(_ color: RGB, among range: ClosedRange<UInt8>) -> UInt8 {
        var best = range.lowerBound
        var least = Double.infinity
        for index in range {
            let distance = palette(index).distance(to: color)
            if distance < least { (best, least) = (index, distance) }
        }
        return best
    }

    /// The first 16 are left out, as people choose them; of the rest only what is near is looked at.
    private static func nearest256(_ color: RGB) -> UInt8 {
        func level(_ value: UInt8) -> [Int] {
            let above = cubeLevels.firstIndex { $0 >= value } ?? 5
            return above > 0 ? [above - 1, above] : [0]
        }
        var candidates: [UInt8] = []
        for red in level(color.red) {
            for green in level(color.green) {
                for blue in level(color.blue) {
                    candidates.append(UInt8(16 + 36 * red + 6 * green + blue))
                }
            }
        }
        let gray = (Int(color.red) + Int(color.green) + Int(color.blue)) / 3
        let step = min(23, max(0, (gray - 3) / 10))
        for step in max(0, step - 1)...min(23, step + 1) { candidates.append(UInt8(232 + step)) }
        return candidates.min { palette($0).distance(to: color) < palette($1).distance(to: color) }
            ?? 16
    }
}
