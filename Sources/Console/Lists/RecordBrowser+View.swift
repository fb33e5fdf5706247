import Shop
package import Terminal

extension RecordBrowser {
    /// Paints the list: the filter, the heads of the columns, the rows that are seen.
    ///
    /// `isMarked` says whether a row is picked; `empty` is said where there is no row at all.
    package func paintList(
        on frame: inout Frame,
        in rect: Rect,
        title: String,
        columns: [RecordColumn<Row>],
        isMarked: (Row) -> Bool,
        empty: String,
        session: Session
    ) {
        guard !rect.isEmpty else { return }
        let (filter, below) = rect.inset(1).cutTop(showsFilter ? 1 : 0)
        // The table's last column, where its scroll bar is, lies under the border.
        let place = Rect(x: below.x, y: below.y, width: below.width + 1, height: below.height)
        let shown = RecordColumn.fitting(columns, width: place.width - 5)
        let table = Table(
            columns: shown.map { $0.column.column($0.cells, under: list.asked) },
            rowCount: list.total,
            top: list.top,
            selected: list.selected,
            isFocused: focus == .list
        )
        table.paint(on: frame.canvas, in: place) { index in
            guard let row = list[index] else { return .loading }
            return .cells(
                shown.map { $0.column.cell(row, session) },
                mark: isMarked(row) ? Span("✓", Style(.statusOk)) : nil
            )
        }
        _ = frame.box(
            rect,
            title: Line(title, .title),
            note: note(session),
            isFocused: focus == .list
        )
        paintFilter(on: frame, in: filter)
        for (part, head) in zip(shown, table.heads(in: place)) {
            if let sort = part.column.sort { frame.answer(head, .pane(BrowserRegions.head(sort))) }
        }
        let body = table.body(in: place)
        ScrollBar(top: list.top, seen: body.height, total: list.total)
            .paint(on: frame.canvas, in: body.cutRight(1).cut)
        frame.answer(body, .pane(BrowserRegions.rows))
        if list.total == 0 {
            let text =
                list.shown == nil
                ? "Reading…"
                : showsFilter ? "Nothing matches the filter; Esc takes it away." : empty
            frame.canvas.write(
                Line(text, .muted),
                at: Point(x: body.x + 3, y: body.y),
                maxWidth: body.width - 4
            )
        }
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
        let bar = Rect(x: rect.maxX - 1, y: inside.y, width: 1, height: inside.height)
        ScrollBar(top: top, seen: inside.height, total: lines.count).paint(
            on: frame.canvas,
            in: bar
        )
    }
}
