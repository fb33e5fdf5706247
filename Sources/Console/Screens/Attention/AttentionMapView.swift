import Explanation
import Terminal

/// Paints the map of the chosen head: a row a generated token or word, the sink apart, then the context.
struct AttentionMapView {
    let screen: AttentionScreen
    let map: AttentionMap
    let trace: AttentionTrace
    let geometry: AttentionMapGeometry

    func paint(on frame: inout Frame) {
        let canvas = frame.canvas
        paintHeader(on: canvas)
        let cursor = screen.row
        for row in geometry.rows {
            let y = geometry.cells.y + row - geometry.rows.lowerBound
            paintLabel(row, y, isCursor: row == cursor, on: canvas)
            paintSink(row, y, isCursor: row == cursor && screen.column == 0, on: canvas)
            for column in geometry.columns {
                let isCursor = row == cursor && column == screen.column
                paintCell(row, column, y, isCursor: isCursor, on: canvas)
            }
        }
        frame.answer(geometry.region, .pane("map"))
        for (row, line) in foot.enumerated() where row < geometry.foot.height {
            canvas.write(
                line,
                at: Point(x: geometry.foot.x, y: geometry.foot.y + row),
                maxWidth: geometry.foot.width
            )
        }
    }

    private func x(_ column: Int) -> Int {
        geometry.cells.x + (column - geometry.columns.lowerBound) * geometry.cellWidth
    }

    private func paintLabel(_ row: Int, _ y: Int, isCursor: Bool, on canvas: Canvas) {
        let isIdle = map.rows[row].isIdle
        let width = geometry.labels.width
        let label = map.rows[row].label.shortened(to: width - (isIdle ? 2 : 0))
        let style: Style = isCursor ? .accent.adding(.bold) : isIdle ? .muted : .text
        canvas.write(
            Line([Span(isIdle ? "· " : "", .muted), Span(label, style)]),
            at: Point(x: geometry.labels.x, y: y),
            maxWidth: width,
            alignment: .right
        )
    }

    /// The sink's share as a number, on its own scale from 0 to 1.
    private func paintSink(_ row: Int, _ y: Int, isCursor: Bool, on canvas: Canvas) {
        let share = map.rows[row].sink
        let percent = map.rows[row].isKept ? "\(Int((share * 100).rounded()))%" : "–"
        let text = isCursor ? "[\(percent)]" : percent
        canvas.write(
            Line(text, Style(.sink, isCursor ? [.bold] : [])),
            at: Point(x: geometry.sink.x, y: y),
            maxWidth: geometry.sink.width,
            alignment: .right
        )
    }

    private func paintCell(
        _ row: Int,
        _ column: Int,
        _ y: Int,
        isCursor: Bool,
        on canvas: Canvas
    ) {
        let width = geometry.cellWidth
        let point = Point(x: x(column), y: y)
        guard let shade = map.shade(row: row, column: column) else {
            // The token came later than the row: nothing was to be seen there.
            let text = isCursor ? "[" + String(repeating: " ", count: max(0, width - 2)) + "]" : ""
            canvas.write(text, at: point, .muted, maxWidth: width)
            return
        }
        var style = Style(.heat, heat: UInt8(min(max(shade, 0), 1) * 255))
        if map.rows[row].isIdle { style = style.adding(.dim) }
        if isCursor { style = style.adding(.bold) }
        canvas.write(text(row, column, width, isCursor), at: point, style)
    }

    /// Blank, or the percentage where there is room for it; brackets around the cursor.
    private func text(_ row: Int, _ column: Int, _ width: Int, _ isCursor: Bool) -> String {
        if width == 1 { return isCursor ? "+" : " " }
        if width == 2 { return isCursor ? "[]" : "  " }
        let percent = Int(((map.shown(row: row, column: column) ?? 0) * 100).rounded())
        let number = percent > 0 && width >= 4 ? String(percent) : ""
        let room = width - 2
        let left = max(0, room - number.count) / 2
        let right = max(0, room - number.count - left)
        let inner =
            String(repeating: " ", count: left) + number + String(repeating: " ", count: right)
        return isCursor ? "[\(inner)]" : " \(inner) "
    }
}

// MARK: - Words around the cells

extension AttentionMapView {
    /// Names of the columns, or of the runs of columns that belong together.
    private func paintHeader(on canvas: Canvas) {
        let y = geometry.header.y
        canvas.write(
            Line("sink", Style(.sink)),
            at: Point(x: geometry.sink.x, y: y),
            maxWidth: geometry.sink.width,
            alignment: .right
        )
        var start = geometry.columns.lowerBound
        while start < geometry.columns.upperBound {
            var end = start + 1
            if geometry.cellWidth < 3 {
                while end < geometry.columns.upperBound,
                    kind(end) == kind(start)
                { end += 1 }
            }
            paintName(of: start..<end, at: y, on: canvas)
            start = end
        }
    }

    private func paintName(of run: Range<Int>, at y: Int, on canvas: Canvas) {
        let width = run.count * geometry.cellWidth
        let hasCursor = run.contains(screen.column)
        let style: Style
        let name: String
        switch kind(run.lowerBound) {
        case .fact(let fact):
            name = trace.facts.indices.contains(fact) ? trace.facts[fact].name : ""
            style = Style(.fact)
        case .generated:
            name = "text"
            style = .text
        case .prompt, .sink:
            name = geometry.cellWidth < 3 ? "" : "other"
            style = .muted
        }
        // A letter or two would say nothing; a mark says that the columns belong to a fact.
        let shown = width > 3 || name.isEmpty ? name.truncated(to: width - 1) : "▪"
        canvas.write(
            shown,
            at: Point(x: x(run.lowerBound), y: y),
            hasCursor ? style.adding([.bold, .underline]) : style,
            maxWidth: width
        )
    }

    private func kind(_ column: Int) -> ColumnKind {
        screen.columnKinds.indices.contains(column) ? screen.columnKinds[column] : .prompt
    }

    /// The value under the cursor with both labels; how the map is drawn; what it is not.
    private var foot: [Line] {
        let note = Line("Where the head looked, not why the model wrote it.", .muted)
        let value = Line(valueSpans)
        guard geometry.foot.height >= 4 else { return [value, note] }
        let scale = screen.selection.scale == .linear ? "linear" : "logarithmic"
        let sink = screen.selection.renormalises ? ", scaled up without the sink" : ""
        let legend = HeatLegend.line(to: map.peak, scale: screen.selection.scale)
        return [Line(), value, legend + Line("  \(scale)\(sink)", .muted), note]
    }

    private var valueSpans: [Span] {
        let row = screen.row
        guard map.rows.indices.contains(row), map.columns.indices.contains(screen.column) else {
            return []
        }
        let from = Span("“\(map.rows[row].label.shortened(to: 16))”", .strong)
        let to = columnSpan
        guard map.rows[row].isKept else {
            return [
                from,
                Span(" is no longer kept: newer rows took its room", .muted),
            ]
        }
        guard let weight = map.weight(row: row, column: screen.column) else {
            return [from, Span(" came before ", .muted), to]
        }
        var spans = [from, Span(" looked at ", .muted), to]
        spans.append(Span("  " + weight.fixed(4), Style(.number, [.bold])))
        if let shown = map.shown(row: row, column: screen.column), shown != weight {
            spans.append(Span("  \(shown.fixed(4)) without the sink", Style(.number)))
        }
        return spans
    }

    private var columnSpan: Span {
        let group = map.columns[screen.column]
        switch kind(screen.column) {
        case .sink: return Span("the first token, the sink", Style(.sink))
        case .fact(let fact) where trace.facts.indices.contains(fact):
            let label = trace.facts[fact]
            let name = selectionIsFolded ? label.value.shortened(to: 22) : group.label
            return Span("\(label.name) “\(name)”", Style(.fact))
        case .fact, .prompt:
            return Span(selectionIsFolded ? "the rest of the prompt" : "“\(group.label)”")
        case .generated:
            return Span(selectionIsFolded ? "the text so far" : "“\(group.label)”", Style(.token))
        }
    }

    private var selectionIsFolded: Bool { screen.selection.columns == .facts }
}

extension String {
    /// At most so many cells, what is left out in the middle as an ellipsis.
    func shortened(to width: Int) -> String {
        guard displayWidth(self) > width else { return self }
        guard width > 4 else { return truncated(to: width) }
        let head = truncated(to: (width - 1) / 2)
        var tail = ""
        for character in reversed() {
            let longer = String(character) + tail
            guard displayWidth(longer) <= width - 1 - displayWidth(head) else { break }
            tail = longer
        }
        return head + "…" + tail
    }
}
