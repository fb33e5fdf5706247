import Copywriting
import Studio
import Terminal

extension ReviewScreen {
    package func view(on frame: inout Frame, session: Session) {
        let layout = ReviewLayout(
            frame.size,
            isEditing: editing != nil,
            isDetailFocused: focus == .detail
        )
        if let editing {
            paint(editing, on: &frame, layout)
            return
        }
        if !layout.list.isEmpty { paintList(on: &frame, in: layout.list, session) }
        if !layout.detail.isEmpty { paintDetail(on: &frame, in: layout.detail) }
    }

    // MARK: - List

    private func paintList(on frame: inout Frame, in rect: Rect, _ session: Session) {
        let inside = frame.box(
            rect,
            title: Line("Suggestions", .title),
            note: place(session),
            isFocused: focus == .list
        )
        let (head, rows) = inside.cutTop(1)
        paintNarrowing(on: frame.canvas, in: head)
        frame.answer(rows, .pane("list"))
        guard list.shown != nil else {
            frame.canvas.write("Reading…", at: Point(x: rows.x + 2, y: rows.y), .muted)
            return
        }
        if list.isEmpty { return paintNone(on: frame.canvas, in: rows) }
        SuggestionTable(list: list, isFocused: focus == .list, showsState: true)
            .paint(on: frame.canvas, in: rows)
    }

    private func place(_ session: Session) -> Line {
        guard list.shown != nil, list.total > 0 else { return Line() }
        return Line("\(session.text(list.selected + 1)) of \(session.text(list.total))", .muted)
    }

    /// What the list is narrowed to, with the keys that change it.
    private func paintNarrowing(on canvas: Canvas, in rect: Rect) {
        let query = list.asked
        if let filterEditor {
            canvas.write("/", at: Point(x: rect.x, y: rect.y), Style(.key))
            filterEditor.paint(on: canvas, in: rect.inset(left: 2), isFocused: true)
            return
        }
        let state = query.state.map(\.badge) ?? Span("any state")
        let channel = query.channel.map { ChannelWords.title(of: $0) } ?? "any channel"
        var spans = [
            Span("t ", Style(.key)), state, Span("   c ", Style(.key)), Span(channel),
            Span("   / ", Style(.key)),
        ]
        spans.append(query.filter.isEmpty ? Span("any words") : Span(query.filter, Style(.match)))
        canvas.write(Line(spans), at: Point(x: rect.x + 2, y: rect.y), maxWidth: rect.width - 2)
    }

    private func paintNone(on canvas: Canvas, in rect: Rect) {
        let write = ScreenKeys.key(of: WriteScreen.name)
        let text =
            list.asked == SuggestionQuery()
            ? "No suggestion yet. Write one: \(write), then w."
            : "No suggestion is like that; Esc shows all."
        canvas.write(
            Line(text, .muted),
            at: Point(x: rect.x + 2, y: rect.y),
            maxWidth: rect.width - 2
        )
    }

    // MARK: - Detail

    private func paintDetail(on frame: inout Frame, in rect: Rect) {
        let suggestion = selected
        let inside = frame.panel(
            rect,
            "detail",
            title: Line(suggestion.map(Self.title) ?? "Suggestion", .title),
            note: Line(suggestion.map { [$0.state.badge] } ?? []),
            isFocused: focus == .detail
        )
        guard let suggestion else { return }
        let lines = SuggestionDetail(suggestion).lines(width: max(1, rect.width - 4))
        let top = min(detailTop, max(0, lines.count - inside.height))
        for (row, line) in lines.dropFirst(top).prefix(inside.height).enumerated() {
            frame.canvas.write(
                line,
                at: Point(x: inside.x + 1, y: inside.y + row),
                maxWidth: inside.width - 2
            )
        }
        ScrollBar(top: top, seen: inside.height, total: lines.count)
            .paint(
                on: frame.canvas,
                in: Rect(x: rect.maxX - 1, y: inside.y, width: 1, height: inside.height)
            )
    }

    private static func title(of suggestion: Suggestion) -> String {
        "\(suggestion.channelTitle) · \(suggestion.campaignTitle)"
    }

    // MARK: - Editor

    private func paint(_ editing: SuggestionEditing, on frame: inout Frame, _ layout: ReviewLayout)
    {
        let suggestion = editing.suggestion
        let text = editing.editor.text
        let note = pending != nil ? "saving…" : editing.isChanged ? "● changed" : "unchanged"
        let inside = frame.box(
            layout.editor,
            title: Line("Edit: \(Self.title(of: suggestion))", .title),
            note: Line(note, editing.isChanged ? Style(.statusWarn) : .muted),
            isFocused: true
        )
        let limits = SuggestionDetail.limits(of: text, channel: suggestion.brief.channel)
        let area = layout.text(limits: limits.count)
        let foot = Rect(
            x: inside.x,
            y: area.maxY,
            width: inside.width,
            height: inside.maxY - area.maxY
        )
        let marks = TextMark.facts(of: FactSheet(facts: suggestion.facts), in: text)
        editing.editor.paint(
            on: frame.canvas,
            in: area,
            isFocused: true,
            marks: marks.map(\.styled)
        )
        frame.answer(area, .pane("editor"))
        for (row, line) in limits.enumerated() where row + 1 < foot.height {
            frame.canvas.write(
                line,
                at: Point(x: foot.x + 1, y: foot.y + 1 + row),
                maxWidth: foot.width - 2
            )
        }
        paintBeside(suggestion, text, on: frame, in: layout.beside)
    }

    /// What may be stated, and what the checks found in the text as it was saved last.
    private func paintBeside(
        _ suggestion: Suggestion,
        _ text: String,
        on frame: Frame,
        in rect: Rect
    ) {
        guard !rect.isEmpty else { return }
        let inside = frame.box(rect, title: Line("May be stated", .title), isFocused: false)
        let width = max(1, inside.width - 2)
        var lines = Array(SuggestionDetail.facts(of: suggestion, in: text).dropFirst())
        let findings = suggestion.findings
        if !findings.isEmpty {
            lines.append(Line())
            lines.append(Line("Found before the edit", .title))
            lines += findings.flatMap { wrap($0.line, width: width) }
        }
        for (row, line) in lines.prefix(inside.height).enumerated() {
            frame.canvas.write(
                line,
                at: Point(x: inside.x + 1, y: inside.y + row),
                maxWidth: width
            )
        }
    }
}
