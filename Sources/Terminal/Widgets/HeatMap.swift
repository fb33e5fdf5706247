/// A grid of values painted as colours, or as signs where there are few colours.
package struct HeatMap: Hashable, Sendable {
    package var columns: Int
    package var rows: Int
    /// How many cells a value takes.
    package var cell: Size
    /// The first column and row that are seen.
    package var origin: Point
    /// The value that is framed.
    package var selected: Point?

    package init(
        columns: Int,
        rows: Int,
        cell: Size = Size(width: 1, height: 1),
        origin: Point = .zero,
        selected: Point? = nil
    ) {
        self.columns = columns
        self.rows = rows
        self.cell = cell
        self.origin = origin
        self.selected = selected
    }

    /// The place of a share of 0 to 1 on the gradient.
    package static func level(_ share: Double) -> UInt8 {
        share.isFinite ? UInt8((min(1, max(0, share)) * 255).rounded()) : 0
    }

    /// Paints the values that are seen; `share` is asked for each, 0 to 1, and nil leaves it blank.
    package func paint(
        on canvas: Canvas,
        in rect: Rect,
        share: (_ column: Int, _ row: Int) -> Double?
    ) {
        guard !cell.isEmpty else { return }
        let part = canvas.sub(rect)
        for row in max(0, origin.y)..<max(0, origin.y, min(rows, origin.y + seen(rect).height)) {
            for column in max(
                0,
                origin.x
            )..<max(0, origin.x, min(columns, origin.x + seen(rect).width)) {
                guard let share = share(column, row) else { continue }
                let place = Rect(
                    x: (column - origin.x) * cell.width,
                    y: (row - origin.y) * cell.height,
                    width: cell.width,
                    height: cell.height
                )
                part.fill(place, Style(.heat, heat: Self.level(share)))
                if selected == Point(x: column, y: row) { mark(place, on: part) }
            }
        }
    }

    /// The value at a point of the rectangle; nil where there is none.
    package func value(at point: Point, in rect: Rect) -> Point? {
        guard !cell.isEmpty, rect.contains(point) else { return nil }
        let column = origin.x + (point.x - rect.x) / cell.width
        let row = origin.y + (point.y - rect.y) / cell.height
        return (0..<columns).contains(column) && (0..<rows).contains(row)
            ? Point(x: column, y: row) : nil
    }

    /// How many columns and rows a rectangle has room for, the last ones in part.
    private func seen(_ rect: Rect) -> Size {
        Size(
            width: (rect.width + cell.width - 1) / cell.width,
            height: (rect.height + cell.height - 1) / cell.height
        )
    }

    /// Brackets where there is room for them, else one sign.
    private func mark(_ place: Rect, on canvas: Canvas) {
        let part = canvas.sub(place)
        let y = place.height / 2
        part.restyle { $0.attributes.insert(.bold) }
        func put(_ sign: Character, at x: Int) {
            let style = canvas.heatStyle(at: Point(x: place.x + x, y: place.y + y))
            part.put(sign, at: Point(x: x, y: y), style)
        }
        if place.width > 1 {
            put("[", at: 0)
            put("]", at: place.width - 1)
        } else {
            put("◆", at: 0)
        }
    }
}

extension Canvas {
    /// The style that a cell has now, so that what is put there keeps its value.
    fileprivate func heatStyle(at point: Point) -> Style {
        let place = Point(x: frameRect.x + point.x, y: frameRect.y + point.y)
        return buffer[place]?.style ?? Style(.heat)
    }
}
