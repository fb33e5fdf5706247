import Copywriting
package import Terminal

/// Where the choices, the accepted copy and the preview lie.
package struct ExportLayout: Hashable, Sendable {
    let choices: Rect
    package let list: Rect
    package let preview: Rect

    /// The layout of a screen of a size; the preview goes first where there is no room.
    package init(_ size: Size) {
        let (choices, below) = Rect(size).cutTop(min(5, size.height))
        self.choices = choices
        if size.width >= 112 {
            (list, preview) = below.cutLeft(below.width / 2)
        } else if below.height >= 10 {
            (list, preview) = below.cutTop(below.height / 2)
        } else {
            list = below
            preview = Rect(x: 0, y: 0, width: 0, height: 0)
        }
    }
}

extension ExportScreen {
    package func view(on frame: inout Frame, session: Session) {
        let layout = ExportLayout(frame.size)
        paintChoices(on: &frame, in: layout.choices, session)
        if !layout.list.isEmpty { paintList(on: &frame, in: layout.list) }
        if !layout.preview.isEmpty { paintPreview(on: &frame, in: layout.preview) }
    }

    private func paintChoices(on frame: inout Frame, in rect: Rect, _ session: Session) {
        let inside = frame.box(rect, title: Line("Export", .title))
        let x = inside.x + 1
        let width = max(0, inside.width - 2)
        let label = 8
        var place = Point(x: x, y: inside.y)
        frame.canvas.write("Format", at: place, .muted)
        place.x += label
        for (index, format) in ExportFormats.all.enumerated() {
            let isChosen = index == self.format
            let name = Self.title(of: format)
            let text = isChosen ? "‹ \(name) ›" : "  \(name)  "
            let style: Style = isChosen ? .accent.adding(.bold) : .text
            let used = frame.canvas.write(text, at: place, style)
            let region = Rect(x: place.x, y: place.y, width: used, height: 1)
            frame.answer(region, .pane(Self.region(of: format)))
            place.x += used
        }
        let file = Rect(x: x, y: inside.y + 1, width: width, height: 1)
        frame.canvas.write("File", at: file.origin, .muted)
        frame.canvas.write(
            Line(path, .strong),
            at: Point(x: x + label, y: file.y),
            maxWidth: width - label
        )
        frame.answer(file, .command("export.path"))
        frame.canvas.write(
            status(session),
            at: Point(x: x, y: inside.y + 2),
            maxWidth: width
        )
    }

    /// What there is to export, or what became of it.
    private func status(_ session: Session) -> Line {
        if isUnderWay { return Line("… the file is being written", Style(.statusBusy)) }
        if let result {
            return Line(
                "✓ \(session.text(result.count)) \(Self.noun(result.count)) written to \(result.path)",
                Style(.statusOk)
            )
        }
        guard list.shown != nil else { return Line("Reading…", .muted) }
        guard list.total > 0 else {
            let key = ScreenKeys.key(of: ReviewScreen.name)
            return Line("! Nothing is accepted yet: \(key), then a, accepts.", Style(.statusWarn))
        }
        let count = "\(session.text(list.total)) accepted \(Self.noun(list.total))"
        return Line([
            Span(count, .strong), Span("  Enter", Style(.key)), Span(" writes the file", .muted),
        ])
    }

    private static func title(of format: any ExportFormat) -> String {
        switch format.name {
        case "csv", "json": format.name.uppercased()
        default: format.name.prefix(1).uppercased() + format.name.dropFirst()
        }
    }

    private func paintList(on frame: inout Frame, in rect: Rect) {
        let inside = frame.box(
            rect,
            title: Line("Accepted copy", .title),
            note: Line(list.total > 0 ? "\(list.selected + 1) of \(list.total)" : "", .muted),
            isFocused: focus == .list
        )
        frame.answer(inside, .pane("list"))
        SuggestionTable(list: list, isFocused: focus == .list, showsState: false)
            .paint(on: frame.canvas, in: inside)
    }

    /// The preview in lines of at most `width` cells.
    func previewLines(width: Int) -> [String] {
        preview.flatMap { wrap($0, width: max(1, width)) }
    }

    private func paintPreview(on frame: inout Frame, in rect: Rect) {
        let inside = frame.panel(
            rect,
            "preview",
            title: Line("As \(Self.title(of: chosenFormat)), the selected one", .title),
            isFocused: focus == .preview
        )
        let lines = previewLines(width: inside.width - 2)
        let top = min(previewTop, max(0, lines.count - inside.height))
        for (row, line) in lines.dropFirst(top).prefix(inside.height).enumerated() {
            frame.canvas.write(line, at: Point(x: inside.x + 1, y: inside.y + row))
        }
        ScrollBar(top: top, seen: inside.height, total: lines.count)
            .paint(
                on: frame.canvas,
                in: Rect(x: rect.maxX - 1, y: inside.y, width: 1, height: inside.height)
            )
    }
}
