/// A frame: rows of cells, with no colour in it.
package struct CellBuffer: Hashable, Sendable {
    package let size: Size
    package private(set) var cells: [Cell]

    package init(size: Size, filledWith cell: Cell = .blank) {
        self.size = size
        cells = Array(repeating: cell, count: size.width * size.height)
    }

    package var bounds: Rect { Rect(size) }

    /// The cell at a place inside the frame.
    package subscript(x: Int, y: Int) -> Cell {
        get { cells[y * size.width + x] }
        set { cells[y * size.width + x] = newValue }
    }

    /// The cell at a place; nil outside the frame.
    package subscript(point: Point) -> Cell? {
        bounds.contains(point) ? self[point.x, point.y] : nil
    }

    /// Puts a glyph of one or two cells into a row inside `clip`, mending what it covers by half.
    ///
    /// A wide glyph that does not fit into `clip` leaves blanks.
    mutating func put(_ glyph: Glyph, width: Int, x: Int, y: Int, style: Style, clip: Rect) {
        guard y >= clip.y, y < clip.maxY, width > 0 else { return }
        let row = y * size.width
        if width == 1 {
            guard x >= clip.x, x < clip.maxX else { return }
            mend(x, row: row)
            cells[row + x] = Cell(glyph, style)
            return
        }
        if x >= clip.x, x + 1 < clip.maxX {
            mend(x, row: row)
            mend(x + 1, row: row)
            cells[row + x] = Cell(glyph, style)
            cells[row + x + 1] = Cell(.continuation, style)
        } else {
            put(.blank, width: 1, x: x, y: y, style: style, clip: clip)
            put(.blank, width: 1, x: x + 1, y: y, style: style, clip: clip)
        }
    }

    /// Blanks the other half of a wide glyph before one half of it is painted over.
    private mutating func mend(_ x: Int, row: Int) {
        if cells[row + x].glyph.isContinuation {
            if x > 0 { cells[row + x - 1].glyph = .blank }
            cells[row + x].glyph = .blank
        } else if x + 1 < size.width, cells[row + x + 1].glyph.isContinuation {
            cells[row + x + 1].glyph = .blank
        }
    }

    /// Changes the styles inside a rectangle.
    package mutating func restyle(_ rect: Rect, _ change: (inout Style) -> Void) {
        let area = rect.intersection(bounds)
        guard !area.isEmpty else { return }
        for y in area.y..<area.maxY {
            for index in (y * size.width + area.x)..<(y * size.width + area.maxX) {
                change(&cells[index].style)
            }
        }
    }
}

// MARK: - Reading

extension CellBuffer {
    /// The text of a row, without the blanks at its end.
    package func line(_ y: Int) -> String {
        guard y >= 0, y < size.height else { return "" }
        var text = ""
        for x in 0..<size.width { text += self[x, y].glyph.string }
        while text.last == " " { text.removeLast() }
        return text
    }

    /// The text of all rows.
    package var lines: [String] { (0..<size.height).map(line) }

    /// The text of the frame, a line a row.
    package var text: String { lines.joined(separator: "\n") }

    /// Where a text first stands in a row of the frame; for tests and for people who read by ear.
    package func find(_ wanted: String) -> Point? {
        for y in 0..<size.height {
            let line = line(y)
            guard let range = line.firstRange(of: wanted) else { continue }
            return Point(x: displayWidth(line[..<range.lowerBound]), y: y)
        }
        return nil
    }
}
