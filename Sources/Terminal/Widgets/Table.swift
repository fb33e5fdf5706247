/// A column of a table.
package struct TableColumn: Hashable, Sendable {
    /// A sign that rows are sorted by a column.
    package enum Sort: Hashable, Sendable {
        case ascending
        case descending
    }

    package var title: String
    package var width: Constraint
    package var alignment: Alignment
    package var sort: Sort?

    package init(
        _ title: String,
        _ width: Constraint,
        alignment: Alignment = .left,
        sort: Sort? = nil
    ) {
        self.title = title
        self.width = width
        self.alignment = alignment
        self.sort = sort
    }
}

/// What a table shows in one row.
package enum TableRow: Hashable, Sendable {
    /// One line a column, and a sign before them.
    case cells([Line], mark: Span? = nil)
    /// Still being read: muted dots.
    case loading
}

/// Rows under the heads of columns; only the rows that are seen are asked for.
package struct Table: Hashable, Sendable {
    package var columns: [TableColumn]
    package var rowCount: Int
    /// The first row that is seen.
    package var top: Int
    package var selected: Int?
    package var isFocused: Bool
    package var showsHeader: Bool

    /// The sign of the selection, the sign of the row and a blank stand before the columns.
    private static let margin = 3
    private static let spacing = 2

    package init(
        columns: [TableColumn],
        rowCount: Int,
        top: Int = 0,
        selected: Int? = nil,
        isFocused: Bool = false,
        showsHeader: Bool = true
    ) {
        self.columns = columns
        self.rowCount = rowCount
        self.top = top
        self.selected = selected
        self.isFocused = isFocused
        self.showsHeader = showsHeader
    }

    /// Where the rows lie in a rectangle.
    package func body(in rect: Rect) -> Rect {
        rect.inset(top: showsHeader ? 1 : 0)
    }

    /// Where the head of each column lies in a rectangle.
    package func heads(in rect: Rect) -> [Rect] {
        parts(of: rect).map {
            Rect(x: rect.x + $0.lowerBound, y: rect.y, width: $0.count, height: showsHeader ? 1 : 0)
        }
    }

    /// The row at a point; nil where there is none.
    package func row(at point: Point, in rect: Rect) -> Int? {
        let body = body(in: rect)
        let row = top + point.y - body.y
        return body.contains(point) && row >= 0 && row < rowCount ? row : nil
    }

    /// The first row that is seen when the selected one must be, moved no farther than needed.
    package static func top(_ top: Int, showing selected: Int, height: Int, of count: Int) -> Int {
        let height = max(1, height)
        let least = max(selected - height + 1, 0)
        return max(0, min(min(max(top, least), selected), count - height))
    }

    /// Paints it; `row` is asked for each row that is seen.
    package func paint(on canvas: Canvas, in rect: Rect, row: (Int) -> TableRow) {
        guard !rect.isEmpty else { return }
        let parts = parts(of: rect)
        if showsHeader { paintHeader(parts, on: canvas.sub(rect)) }
        let body = body(in: rect)
        guard body.height > 0, rowCount > 0 else { return }
        let first = max(0, top)
        for index in first..<max(first, min(rowCount, first + body.height)) {
            let place = Rect(x: body.x, y: body.y + index - first, width: body.width, height: 1)
            paint(row(index), parts, isSelected: index == selected, on: canvas.sub(place))
        }
        let bar = Rect(x: body.maxX - 1, y: body.y, width: 1, height: body.height)
        ScrollBar(top: first, seen: body.height, total: rowCount).paint(on: canvas, in: bar)
    }

    private func parts(of rect: Rect) -> [Range<Int>] {
        let length = max(0, rect.width - Self.margin - 1)
        return Layout.solve(columns.map(\.width), length: length, spacing: Self.spacing)
            .map { $0.lowerBound + Self.margin..<$0.upperBound + Self.margin }
    }

    private func paintHeader(_ parts: [Range<Int>], on canvas: Canvas) {
        let row = canvas.sub(Rect(x: 0, y: 0, width: canvas.width, height: 1)).on(.rowHeader)
        row.fill()
        for (column, part) in zip(columns, parts) {
            var title = Line(column.title, Style(.rowHeader))
            if let sort = column.sort {
                title.spans.append(Span(sort == .ascending ? "↑" : "↓", Style(.accent)))
            }
            row.write(
                title,
                at: Point(x: part.lowerBound, y: 0),
                maxWidth: part.count,
                alignment: column.alignment
            )
        }
    }

    private func paint(
        _ row: TableRow,
        _ parts: [Range<Int>],
        isSelected: Bool,
        on canvas: Canvas
    ) {
        var canvas = canvas
        if isSelected {
            canvas = canvas.on(isFocused ? .rowSelected : .rowSelectedInactive)
            canvas.fill()
            canvas.put(isFocused ? "▌" : "▏", at: .zero, Style(.accent))
        }
        guard case .cells(let cells, let mark) = row else {
            for part in parts where !part.isEmpty {
                canvas.write(
                    String(repeating: "·", count: min(3, part.count)),
                    at: Point(x: part.lowerBound, y: 0),
                    .muted
                )
            }
            return
        }
        if let mark { canvas.write(mark.text, at: Point(x: 1, y: 0), mark.style, maxWidth: 1) }
        for ((cell, part), column) in zip(zip(cells, parts), columns) {
            canvas.write(
                cell,
                at: Point(x: part.lowerBound, y: 0),
                maxWidth: part.count,
                alignment: column.alignment
            )
        }
    }
}
