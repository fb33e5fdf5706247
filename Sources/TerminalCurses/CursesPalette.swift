import CNcurses
import Terminal

/// The colours and attributes of a cell as ncurses takes them.
struct CursesPaint: Hashable {
    var foreground = ColorPairs.terminalDefault
    var background = ColorPairs.terminalDefault
    var attributes: Style.Attributes = []
}

/// What cells look like on this terminal: a look's colours as numbers of colours and pairs.
final class CursesPalette {
    private let depth: ColorDepth
    /// Numbers below this are places of the terminal's palette, also where the others are direct colours.
    private let firstDirectColor: Int32
    private let colorCount: Int32
    private var pairs = ColorPairs()
    private var paints: [PaintKey: CursesPaint] = [:]
    /// Whether a pair could not be made since the last `makeRoom`.
    private(set) var isFull = false
    private let text: UnsafeMutablePointer<wchar_t>

    init(depth: ColorDepth) {
        self.depth = depth
        colorCount = curses_colors()
        firstDirectColor = max(8, tigetnum("CO"))
        text = .allocate(capacity: Self.scalarLimit + 1)
        text.initialize(repeating: 0, count: Self.scalarLimit + 1)
    }

    deinit {
        text.deallocate()
    }

    /// What ncurses holds in a cell.
    private static let scalarLimit = Int(CCHARW_MAX)

    /// Forgets the colours of the look before.
    func forgetLook() {
        paints.removeAll(keepingCapacity: true)
    }

    /// Forgets all pairs where no more could be made; every cell has to be painted again.
    func makeRoom() {
        guard isFull else { return }
        pairs.reset()
        isFull = false
    }

    /// A cell as ncurses takes it.
    func cell(_ cell: Cell, look: Look) -> cchar_t {
        let (paint, glyph) = paint(cell, look: look)
        var pair: Int32 = 0
        if depth != .monochrome {
            if let number = pairs.number(
                foreground: paint.foreground,
                background: paint.background
            ) {
                pair = number
            } else {
                isFull = true
            }
        }
        var count = 0
        if let scalar = glyph.scalar {
            text[0] = wchar_t(scalar.value)
            count = 1
        } else {
            for scalar in glyph.string.unicodeScalars.prefix(Self.scalarLimit) {
                text[count] = wchar_t(scalar.value)
                count += 1
            }
        }
        text[count] = 0
        var made = cchar_t()
        curses_make_cell(&made, text, Self.attributes(paint.attributes), pair)
        return made
    }

    private static func attributes(_ attributes: Style.Attributes) -> UInt32 {
        var bits: UInt32 = 0
        if attributes.contains(.bold) { bits |= curses_bold() }
        if attributes.contains(.dim) { bits |= curses_dim() }
        if attributes.contains(.italic) { bits |= curses_italic() }
        if attributes.contains(.underline) { bits |= curses_underline() }
        if attributes.contains(.reverse) { bits |= curses_reverse() }
        return bits
    }

    /// The control strings of a paint, from the terminal's normal state on.
    func strings(for paint: CursesPaint, _ strings: TerminalStrings) -> [UInt8] {
        var bytes = strings.normal
        if paint.attributes.contains(.bold) { bytes += strings.bold }
        if paint.attributes.contains(.dim) { bytes += strings.dim }
        if paint.attributes.contains(.italic) { bytes += strings.italic }
        if paint.attributes.contains(.underline) { bytes += strings.underline }
        if paint.attributes.contains(.reverse) { bytes += strings.reverse }
        guard depth != .monochrome else { return bytes }
        if paint.foreground >= 0 { bytes += strings.foreground(paint.foreground) }
        if paint.background >= 0 { bytes += strings.background(paint.background) }
        return bytes
    }
}

// MARK: - Looks

extension CursesPalette {
    /// How a cell is painted, and the glyph that is painted.
    func paint(_ cell: Cell, look: Look) -> (CursesPaint, Glyph) {
        let key = PaintKey(style: cell.style, isBlank: cell.glyph == .blank)
        let known = paints[key]
        let paint = known ?? makePaint(look.cell(for: cell))
        if known == nil { paints[key] = paint }
        return (paint, look.glyph(for: cell))
    }

    private func makePaint(_ look: CellLook) -> CursesPaint {
        var paint = CursesPaint(attributes: look.attributes)
        paint.foreground = number(of: look.foreground)
        paint.background = number(of: look.background)
        guard depth == .ansi16, colorCount < 16 else { return paint }
        // Terminals of eight colours show the bright ones as bold text on the plain ground.
        if paint.foreground >= colorCount {
            paint.foreground -= 8
            paint.attributes.insert(.bold)
        }
        if paint.background >= colorCount { paint.background -= 8 }
        if paint.foreground == paint.background, paint.background >= 0 {
            paint.foreground = paint.background == 0 ? 7 : 0
            paint.attributes.remove(.bold)
        }
        return paint
    }

    private func number(of color: TerminalColor) -> Int32 {
        switch color {
        case .standard: ColorPairs.terminalDefault
        case .indexed(let index):
            depth == .trueColor && index >= firstDirectColor
                ? direct(TerminalColor.palette(index)) : Int32(index)
        case .rgb(let color): direct(color)
        }
    }

    /// A direct colour as its number; the first numbers are the palette's, so a trace of green is added to them.
    private func direct(_ color: RGB) -> Int32 {
        let number = Int32(color.red) << 16 | Int32(color.green) << 8 | Int32(color.blue)
        return number < firstDirectColor ? number | 0x100 : number
    }
}

/// What the paint of a cell hangs on: without colours a blank cell with a value looks unlike a letter with one.
private struct PaintKey: Hashable {
    var style: Style
    var isBlank: Bool
}
