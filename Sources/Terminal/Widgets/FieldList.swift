/// Names with their values, one under the other; long values go on under themselves.
package struct FieldList: Hashable, Sendable {
    /// A name and its value.
    package struct Field: Hashable, Sendable {
        package var label: String
        package var value: Line

        package init(_ label: String, _ value: Line) {
            self.label = label
            self.value = value
        }

        package init(_ label: String, _ value: String) {
            self.init(label, Line(value))
        }
    }

    package var fields: [Field]

    package init(_ fields: [Field]) {
        self.fields = fields
    }

    /// The rows of a width.
    package func rows(width: Int) -> [Line] {
        let widest = fields.map { displayWidth($0.label) }.max() ?? 0
        let labelWidth = min(widest, max(1, width / 3))
        let room = max(1, width - labelWidth - 2)
        return fields.flatMap { field in
            wrap(field.value, width: room).enumerated().map { index, row in
                let label = index == 0 ? field.label.truncated(to: labelWidth) : ""
                return Line([Span(label.padded(to: labelWidth) + "  ", .muted)]) + row
            }
        }
    }

    /// Paints it and returns how many rows there are, which may be more than there is room for.
    @discardableResult
    package func paint(on canvas: Canvas, in rect: Rect, top: Int = 0) -> Int {
        let rows = rows(width: rect.width)
        for (y, row) in rows.dropFirst(max(0, top)).prefix(rect.height).enumerated() {
            canvas.write(row, at: Point(x: rect.x, y: rect.y + y), maxWidth: rect.width)
        }
        return rows.count
    }
}
