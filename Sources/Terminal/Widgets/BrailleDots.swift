/// Dots, two by four a cell, as the braille patterns of Unicode.
package struct BrailleDots: Hashable, Sendable {
    private let size: Size
    private var cells: [UInt8]

    /// No dots on so many cells.
    package init(_ size: Size) {
        self.size = size
        cells = Array(repeating: 0, count: size.width * size.height)
    }

    /// Sets a dot; one that lies outside is left out.
    package mutating func set(_ dot: Point) {
        guard dot.x >= 0, dot.y >= 0, dot.x < size.width * 2, dot.y < size.height * 4 else {
            return
        }
        let bits: [UInt8] =
            dot.x.isMultiple(of: 2) ? [0x01, 0x02, 0x04, 0x40] : [0x08, 0x10, 0x20, 0x80]
        cells[dot.y / 4 * size.width + dot.x / 2] |= bits[dot.y % 4]
    }

    /// Sets the dots between two places, both included (Bresenham, 1965).
    package mutating func line(from start: Point, to end: Point) {
        let dx = abs(end.x - start.x)
        let dy = -abs(end.y - start.y)
        let stepX = start.x < end.x ? 1 : -1
        let stepY = start.y < end.y ? 1 : -1
        var place = start
        var error = dx + dy
        while true {
            set(place)
            if place == end { return }
            let doubled = 2 * error
            if doubled >= dy {
                error += dy
                place.x += stepX
            }
            if doubled <= dx {
                error += dx
                place.y += stepY
            }
        }
    }

    /// The cells that hold a dot, with their glyphs.
    package var glyphs: [(cell: Point, glyph: Character)] {
        cells.enumerated().compactMap { index, bits in
            guard bits != 0, let scalar = Unicode.Scalar(0x2800 + UInt32(bits)) else { return nil }
            return (Point(x: index % size.width, y: index / size.width), Character(scalar))
        }
    }
}
