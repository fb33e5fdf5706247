import CNcurses
package import Terminal

extension Glyph {
    /// Whether ncurses and every terminal give the glyph the cells that the frame gives it.
    ///
    /// They do for single scalars that the C library knows with the same width, and for letters with plain accents.
    /// On emoji sequences and stacked scripts terminals disagree.
    package func isSteady(width: Int) -> Bool {
        if let scalar {
            if scalar.value < 0x300 { return true }
            return Int(curses_width(scalar.value)) == width
                && !Self.isStacked(scalar.value)
        }
        let scalars = string.unicodeScalars
        guard let base = scalars.first, Int(curses_width(base.value)) == width,
            !Self.isStacked(base.value)
        else { return false }
        return scalars.dropFirst().allSatisfy { (0x300...0x36F).contains($0.value) }
    }

    /// Scripts whose letters some terminals join into fewer or more cells.
    private static func isStacked(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x900...0xDFF, 0xE33, 0xEB3, 0x1000...0x11FF, 0x1780...0x17FF, 0xA960...0xA97F,
            0xD7B0...0xD7FF, 0x1F1E6...0x1F1FF:
            true
        default: false
        }
    }
}
