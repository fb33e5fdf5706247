/// The looks of the values 0 to 255 on a terminal.
struct HeatScale: Hashable, Sendable {
    private let backgrounds: [TerminalColor]
    private let foregrounds: [TerminalColor]
    private let glyphs: [Glyph]
    private let depth: ColorDepth

    init(_ heat: Theme.Heat, depth: ColorDepth) {
        self.depth = depth
        let signs = heat.glyphs.filter { scalarWidth($0.value) == 1 && $0.value >= 0x20 }
        glyphs = (signs.isEmpty ? Theme.Heat.glyphs : signs).map { Glyph($0) }
        guard depth != .monochrome else {
            backgrounds = []
            foregrounds = []
            return
        }
        let ideal = (0...255).map { Self.color(Double($0) / 255, of: heat.stops) }
        let colors: [TerminalColor] =
            switch depth {
            case .ansi16 where !heat.stops16.isEmpty:
                (0...255).map { level in
                    heat.stops16[level * heat.stops16.count / 256].reduced(to: .ansi16)
                }
            case .palette256: PaletteRamp(along: ideal).levels.map { .indexed($0) }
            default: ideal.map { TerminalColor.rgb($0).reduced(to: depth) }
            }
        backgrounds = colors
        foregrounds = colors.map { color in
            guard let behind = color.rgb else { return .standard }
            let isDark = RGB(0xFFFFFF).contrast(to: behind) >= RGB(0).contrast(to: behind)
            return TerminalColor.rgb(RGB(isDark ? 0xFFFFFF : 0)).reduced(to: depth)
        }
    }

    /// A look with the value painted behind it.
    func look(at level: UInt8, under look: CellLook) -> CellLook {
        var look = look
        if depth == .monochrome {
            look.attributes.remove(.reverse)
            if level >= 96 { look.attributes.insert(.bold) }
            if level >= 176 { look.attributes.insert(.reverse) }
            return look
        }
        look.background = backgrounds[Int(level)]
        look.foreground = foregrounds[Int(level)]
        look.attributes.subtract([.reverse, .dim])
        return look
    }

    /// The sign of a value.
    func glyph(at level: UInt8) -> Glyph { glyphs[Int(level) * glyphs.count / 256] }

    /// The colour at a share of the way through the stops.
    static func color(_ share: Double, of stops: [RGB]) -> RGB {
        guard let first = stops.first, let last = stops.last, stops.count > 1 else {
            return stops.first ?? RGB(UInt32(share * 255) * 0x010101)
        }
        if share <= 0 { return first }
        if share >= 1 { return last }
        let place = share * Double(stops.count - 1)
        let index = min(Int(place), stops.count - 2)
        return stops[index].mixed(with: stops[index + 1], place - Double(index))
    }
}
