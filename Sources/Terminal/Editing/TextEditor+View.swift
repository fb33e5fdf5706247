/// A place in a text, in Unicode scalars, that is painted in a style of its own.
package struct StyledRange: Hashable, Sendable {
    package var scalars: Range<Int>
    package var style: Style

    package init(_ scalars: Range<Int>, _ style: Style) {
        self.scalars = scalars
        self.style = style
    }
}

extension TextEditor {
    /// Paints it in a rectangle of its size; later marks lie on top of earlier ones.
    package func paint(
        on canvas: Canvas,
        in rect: Rect,
        isFocused: Bool,
        marks: [StyledRange] = [],
        placeholder: String = ""
    ) {
        guard !rect.isEmpty else { return }
        let canvas = canvas.sub(rect).on(isFocused ? .inputFocus : .input)
        canvas.fill()
        var view = self
        if rect.size != size { view.resize(to: rect.size) }
        if isEmpty { canvas.write(Line(placeholder, Style(.placeholder)), at: .zero) }
        let rows = view.rows
        for (y, row) in rows.dropFirst(view.top).prefix(rect.height).enumerated() {
            view.paint(row, y: y, on: canvas, marks: marks)
        }
        let row = view.row(of: cursor, in: rows)
        if isFocused, row >= view.top {
            let x = min(view.column(of: cursor, in: rows[row]), rect.width - 1)
            canvas.showCursor(at: Point(x: x, y: row - view.top))
        }
        ScrollBar(top: view.top, seen: rect.height, total: rows.count)
            .paint(on: canvas, in: Rect(x: rect.width - 1, y: 0, width: 1, height: rect.height))
    }

    private func paint(_ row: TextWrap.Row, y: Int, on canvas: Canvas, marks: [StyledRange]) {
        let marks = marks.filter { $0.scalars.overlaps(row.scalars) }
        var x = 0
        var scalar = row.scalars.lowerBound
        for place in row.characters {
            let character = edited.characters[place]
            var style = marks.last { $0.scalars.contains(scalar) }?.style ?? .text
            if selection.contains(place) { style = Style(.selection, style.attributes) }
            x += canvas.put(character, at: Point(x: x, y: y), style)
            scalar += character.unicodeScalars.count
        }
        // A selected line break is shown as one selected cell.
        if row.endsLine, selection.contains(row.characters.upperBound) {
            canvas.put(" ", at: Point(x: x, y: y), Style(.selection))
        }
    }
}
