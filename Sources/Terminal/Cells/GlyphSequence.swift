/// The glyphs that a character is painted with.
///
/// Terminals give a width to scalars, not to clusters: a cluster of several spacing scalars (as in many Indic scripts)
/// becomes several glyphs, while an emoji sequence is one glyph of two cells. What could steer the terminal is replaced.
struct GlyphSequence {
    /// Nearly every character is one glyph.
    let first: Glyph
    let firstWidth: Int
    let others: [(glyph: Glyph, width: Int)]

    var width: Int { others.reduce(firstWidth) { $0 + $1.width } }

    /// A character with marks beyond this count is cut, as ncurses holds no more in a cell.
    private static let markLimit = 4

    @inline(__always)
    private init(_ glyph: Glyph, _ width: Int) {
        first = glyph
        firstWidth = width
        others = []
    }

    init(_ character: Character) {
        let scalars = character.unicodeScalars
        let start = scalars.startIndex
        let scalar = scalars[start]
        if scalars.index(after: start) == scalars.endIndex {
            self.init(alone: scalar)
        } else if let replacement = Self.replacement(of: scalar) {
            self.init(Glyph(code: replacement), 1)
        } else if Self.isEmoji(scalars) {
            self.init(Glyph.sequence(String(character), width: 2), 2)
        } else {
            self.init(units: scalars)
        }
    }

    @inline(__always)
    init(alone scalar: Unicode.Scalar) {
        let value = scalar.value
        if value >= 0x20, value < 0x7F {
            self.init(Glyph(code: value), 1)
        } else if let replacement = Self.replacement(of: scalar) {
            self.init(Glyph(code: replacement), 1)
        } else {
            self.init(Glyph(code: value), scalarWidth(value))
        }
    }

    private init(units scalars: Character.UnicodeScalarView) {
        var units: [(glyph: Glyph, width: Int)] = []
        var unit = String.UnicodeScalarView()
        func close() {
            guard let base = unit.first else { return }
            let width = scalarWidth(base.value)
            let glyph =
                unit.count == 1 ? Glyph(base) : Glyph.sequence(String(unit), width: width)
            units.append((glyph, width))
            unit = String.UnicodeScalarView()
        }
        for scalar in scalars {
            if Self.replacement(of: scalar) != nil { continue }
            if scalarWidth(scalar.value) > 0 {
                close()
                unit.append(scalar)
            } else if !unit.isEmpty, unit.count <= Self.markLimit, Self.isMark(scalar.value) {
                unit.append(scalar)
            }
        }
        close()
        first = units.first?.glyph ?? .blank
        firstWidth = units.first?.width ?? 0
        others = Array(units.dropFirst())
    }

    /// What is shown in place of a scalar that could steer the terminal or turn the line around.
    private static func replacement(of scalar: Unicode.Scalar) -> UInt32? {
        switch scalar.value {
        case 0x09: 0x20
        case 0x00..<0x20: 0x2400 + scalar.value
        case 0x7F: 0x2421
        case 0x80..<0xA0, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069,
            0xFFF9...0xFFFB:
            0xB7
        case 0xFFFE, 0xFFFF: 0xFFFD
        default: nil
        }
    }

    /// Joiners and variation selectors have said what they say by the time a unit is cut out.
    private static func isMark(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x200B...0x200D, 0x2060...0x2064, 0xFE00...0xFE0F, 0xFEFF, 0xE0000...0xE0FFF: false
        default: true
        }
    }

    private static func isEmoji(_ scalars: Character.UnicodeScalarView) -> Bool {
        guard let base = scalars.first?.value, base >= 0x80 || scalars.contains("\u{20E3}") else {
            return false
        }
        let isWide = scalarWidth(base) == 2
        for scalar in scalars.dropFirst() {
            switch scalar.value {
            case 0xFE0F, 0x20E3, 0x1F1E6...0x1F1FF: return true
            case 0x200D, 0x1F3FB...0x1F3FF, 0xE0020...0xE007F: if isWide { return true }
            default: continue
            }
        }
        return false
    }
}
