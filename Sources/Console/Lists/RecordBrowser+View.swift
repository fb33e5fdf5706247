import Shop
package import Terminal

extension RecordBrowser {
    /// Paints the list: the filter, the heads of the columns, the rows that are seen.
    ///
    /// `marker` is the sign before a row that is picked; `empty` is said where there is no row at all.
    package func paintList(
        on frame: inout Frame,
        in rect: Rect,
        title: String,
        columns: [RecordColumn<Row>],
        marker: (Row) -> Character?,
        empty: String,
        session: Session
    ) {
        guard !rect.isEmpty else { return }
        let inside = frame.box(
            rect,
            title: Line([Span(title, .title)]),
            note: note(session),
            isFocused: focus == .list
        )
        var (filter, body) = inside.cutTop(showsFilter ? 1 : 0)
        paintFilter(on: frame, in: filter)
        (filter, body) = body.cutTop(1)
        let places = RecordColumn.placed(columns, width: body.width - 3)
        paintHeads(places, on: &frame, in: filter)
        frame.answer(body, .pane(BrowserRegions.rows))
        guard list.shown != nil else {
            frame.canvas.write("Reading…", at: Point(x: body.x + 2, y: body.y), .muted)
            return
        }
        guard !list.isEmpty else {
            let text = showsFilter ? "Nothing matches the filter; Esc takes it away." : empty
            frame.canvas.write(
                Line(text, .muted),
                at: Point(x: body.x + 2, y: body.y),
                maxWidth: body.width - 2
            )
            return
        }
        for index in list.visible where index - list.top < body.height {
            let line = Rect(x: body.x, y: body.y + index - list.top, width: body.width, height: 1)
            paintRow(index, places, marker: marker, on: frame.canvas.sub(line), session)
        }
        paintScrollbar(on: frame.canvas, right: rect.maxX - 1, in: body)
    }

    /// How many rows there are, and of how many where a filter is kept.
    private func note(_ session: Session) -> Line {
        guard list.shown != nil else { return Line() }
        let place = list.total > 0 ? "\(session.text(list.selected + 1)) of " : ""
        return Line(place + session.text(list.total), .muted)
    }

    private func paintFilter(on frame: Frame, in rect: Rect) {
        guard !rect.isEmpty else { return }
        frame.canvas.write("/", at: Point(x: rect.x, y: rect.y), Style(.key))
        let place = rect.inset(left: 2)
        if let filterEditor {
            filterEditor.paint(on: frame.canvas, in: place, isFocused: true)
        } else {
            frame.canvas.write(
                Line(list.asked.filter, Style(.match)),
                at: place.origin,
                maxWidth: place.width
            )
        }
    }

    private func paintHeads(
        _ places: [(column: RecordColumn<Row>, cells: Range<Int>)],
        on frame: inout Frame,
        in rect: Rect
    ) {
        guard !rect.isEmpty else { return }
        let canvas = frame.canvas.sub(rect).on(.rowHeader)
        canvas.fill()
        for (column, cells) in places {
            var title = Line(column.title, Style(.rowHeader))
            if column.sort == list.asked.sort {
                let isDescending = column.isDescending != list.asked.descending
                title = Line(column.title + (isDescending ? "↓" : "↑"), Style(.accent))
            }
            canvas.write(
                title,
                at: Point(x: 2 + cells.lowerBound, y: 0),
                maxWidth: cells.count,
                alignment: column.alignment
            )
            if let sort = column.sort {
                let head = Rect(x: rect.x + 2 + cells.lowerBound, y: rect.y, width: cells.count, height: 1)
                frame.answer(head, .pane(BrowserRegions.head(sort)))
            }
        }
    }

    private func paintRow(
        _ index: Int,
        _ places: [(column: RecordColumn<Row>, cells: Range<Int>)],
        marker: (Row) -> Character?,
        on canvas: Canvas,
        _ session: Session
    ) {
        let isSelected = index == list.selected
        let surface: Role =
            isSelected ? (focus == .list ? .rowSelected : .rowSelectedInactive) : .background
        let canvas = canvas.on(surface)
        canvas.fill()
        guard let row = list[index] else {
            canvas.write("…", at: Point(x: 2, y: 0), .muted)
            return
        }
        if isSelected { canvas.put("▌", at: .zero, Style(.accent)) }
        if let marker = marker(row) { canvas.put(marker, at: Point(x: 1, y: 0), Style(.statusOk)) }
        for (column, cells) in places {
            canvas.write(
                column.cell(row, session),
                at: Point(x: 2 + cells.lowerBound, y: 0),
                maxWidth: cells.count,
                alignment: column.alignment
            )
        }
    }

    private func paintScrollbar(on canvas: Canvas, right x: Int, in rect: Rect) {
        ScrollMark(top: list.top, seen: rect.height, of: list.total, height: rect.height)
            .paint(on: canvas, x: x, y: rect.y)
    }

    /// Paints the pane of the selected row.
    package func paintDetail(
        on frame: inout Frame,
        in rect: Rect,
        title: Line,
        lines: [Line]
    ) {
        guard !rect.isEmpty else { return }
        let inside = frame.panel(
            rect,
            BrowserRegions.detail,
            title: title,
            isFocused: focus == .detail
        )
        let top = min(detailTop, max(0, lines.count - inside.height))
        for (row, line) in lines.dropFirst(top).prefix(inside.height).enumerated() {
            frame.canvas.write(
                line,
                at: Point(x: inside.x + 1, y: inside.y + row),
                maxWidth: inside.width - 2
            )
        }
        ScrollMark(top: top, seen: inside.height, of: lines.count, height: inside.height)
            .paint(on: frame.canvas, x: rect.maxX - 1, y: inside.y)
    }
}
