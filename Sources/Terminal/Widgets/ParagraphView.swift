/// Lines of spans, wrapped to the width that they are painted in.
package struct ParagraphView: Hashable, Sendable {
    package var lines: [Line]
    /// The first row that is seen.
    package var top: Int

    package init(_ lines: [Line], top: Int = 0) {
        self.lines = lines
        self.top = top
    }

    /// A text whose places have styles of their own; later marks lie on top.
    package init(_ text: String, marks: [StyledRange] = [], style: Style = .text, top: Int = 0) {
        self.init(Self.lines(of: text, marks: marks, style: style), top: top)
    }

    /// Its rows at a width.
    package func rows(width: Int) -> [Line] {
        lines.flatMap { wrap($0, width: width) }
    }

    /// Paints the rows that a rectangle has room for, with a scroll bar where that is not all.
    ///
    /// Returns how many rows there are.
    @discardableResult
    package func paint(on canvas: Canvas, in rect: Rect) -> Int {
        guard !rect.isEmpty else { return 0 }
        var rows = rows(width: rect.width)
        if rows.count > rect.height, rect.width > 2 {
            rows = self.rows(width: rect.width - 2)
        }
        let first = max(0, min(top, rows.count - rect.height))
        for (y, row) in rows.dropFirst(first).prefix(rect.height).enumerated() {
            canvas.write(row, at: Point(x: rect.x, y: rect.y + y), maxWidth: rect.width)
        }
        ScrollBar(top: first, seen: rect.height, total: rows.count)
            .paint(on: canvas, in: rect.cutRight(1).cut)
        return rows.count
    }

    private static func lines(of text: String, marks: [StyledRange], style: Style) -> [Line] {
        var lines: [Line] = [Line()]
        var scalar = 0
        for character in text {
            let found = marks.last { $0.scalars.contains(scalar) }?.style ?? style
            scalar += character.unicodeScalars.count
            if character.isNewline {
                lines.append(Line())
                continue
            }
            let line = lines.count - 1
            if let last = lines[line].spans.indices.last, lines[line].spans[last].style == found {
                lines[line].spans[last].text.append(character)
            } else {
                lines[line].spans.append(Span(String(character), found))
            }
        }
        return lines
    }
}
