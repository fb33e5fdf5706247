import Studio
import Terminal

// Dialogs lie in the middle of the screen on a surface of their own.

extension ConsoleState {
    func paint(_ dialog: Dialog, on frame: inout Frame, within layout: FrameLayout) {
        let room = Rect(session.size).inset(left: 2, top: 1, right: 2, bottom: 1)
        switch dialog {
        case .help(let help): paint(help, on: &frame, in: room)
        case .palette(let palette): paint(palette, on: &frame, in: room)
        case .fault(let fault):
            let title = Line([Span("✗ ", Style(.statusError)), Span(fault.title, .strong)])
            let text = paragraphs(fault.cause) + [Line()] + paragraphs(fault.advice)
            let buttons = [Button(label: "Close", command: DialogCommands.id(.fault, "close"))]
            paint(title, text, buttons, on: &frame, in: room)
        case .confirmation(let question):
            let buttons = [
                Button(label: question.yes, command: DialogCommands.id(.confirmation, "yes")),
                Button(label: "No", command: DialogCommands.id(.confirmation, "close")),
            ]
            let title = Line(question.title, .strong)
            paint(title, paragraphs(question.text), buttons, on: &frame, in: room)
        case .prompt(let prompt): paint(prompt, on: &frame, in: room)
        }
    }

    /// The width that running text has in dialogs.
    private var textWidth: Int { max(10, min(66, session.size.width - 10)) }

    private func paragraphs(_ text: String) -> [Line] {
        text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { paragraph in
            wrap(String(paragraph), width: textWidth).map { Line($0) }
        }
    }

    /// Clears a rectangle for a dialog and gives what is inside its border.
    private func open(
        _ size: Size,
        title: Line,
        note: Line = Line(),
        on frame: inout Frame,
        in room: Rect
    ) -> Rect {
        let rect = room.centered(size)
        let ground = Frame(frame.canvas.on(.panel))
        ground.canvas.fill(rect)
        frame.answer(rect, .dialog(Self.inside))
        return ground.box(rect, title: title, note: note, isFocused: true)
            .inset(left: 1, right: 1)
    }

    // MARK: - Texts with buttons

    private struct Button {
        let label: String
        let command: String
    }

    private func paint(
        _ title: Line,
        _ text: [Line],
        _ buttons: [Button],
        on frame: inout Frame,
        in room: Rect
    ) {
        let size = Size(width: textWidth + 4, height: text.count + 5)
        let body = open(size, title: title, on: &frame, in: room)
        let canvas = frame.canvas.sub(body).on(.panel)
        for (row, line) in text.prefix(max(0, body.height - 2)).enumerated() {
            canvas.write(line, at: Point(x: 0, y: row + (body.height > text.count + 2 ? 1 : 0)))
        }
        var x = 0
        for button in buttons {
            let key = CommandTable.command(button.command)?.keys.first?.label ?? ""
            let place = Point(x: x, y: body.height - 1)
            let start = x
            x += canvas.write(" \(key) ", at: place, Style(.key, on: .bar))
            x += canvas.write(
                "\(button.label) ",
                at: Point(x: x, y: place.y),
                Style(.text, on: .bar)
            )
            let rect = Rect(x: body.x + start, y: body.maxY - 1, width: x - start, height: 1)
            frame.answer(rect, .command(button.command))
            x += 2
        }
    }

    private func paint(_ prompt: Prompt, on frame: inout Frame, in room: Rect) {
        let hint = prompt.hint.isEmpty ? [] : wrap(prompt.hint, width: textWidth)
        let size = Size(width: textWidth + 4, height: hint.count + (hint.isEmpty ? 3 : 4))
        let body = open(size, title: Line(prompt.title, .strong), on: &frame, in: room)
        prompt.editor.paint(on: frame.canvas, in: body.cutTop(1).cut, isFocused: true)
        for (row, line) in hint.enumerated() where row + 2 < body.height {
            frame.canvas.on(.panel)
                .write(Line(line, .muted), at: Point(x: body.x, y: body.y + 2 + row))
        }
    }

    // MARK: - Palette

    private var paletteSize: Size {
        Size(width: min(76, session.size.width - 4), height: min(20, session.size.height - 4))
    }

    /// The rows of the palette's list.
    var paletteHeight: Int { max(1, paletteSize.height - 4) }

    private func paint(_ palette: Palette, on frame: inout Frame, in room: Rect) {
        let hits = palette.hits(in: paletteCommands)
        let note = Line("\(hits.count) of \(paletteCommands.count)", .muted)
        let title = Line("Commands", .strong)
        let body = open(paletteSize, title: title, note: note, on: &frame, in: room)
        let (input, below) = body.cutTop(1)
        palette.editor.paint(on: frame.canvas, in: input, isFocused: true)
        let list = below.inset(top: 1)
        guard !hits.isEmpty else {
            frame.canvas.on(.panel).write("No command is called that.", at: list.origin, .muted)
            return
        }
        let top = max(0, min(palette.selected - list.height / 2, hits.count - list.height))
        for row in 0..<list.height where hits.indices.contains(top + row) {
            let place = Rect(x: list.x, y: list.y + row, width: list.width, height: 1)
            paint(hits[top + row], isSelected: top + row == palette.selected, on: frame, in: place)
            frame.answer(place, .dialog(Self.row(top + row)))
        }
    }

    private func paint(_ command: Command, isSelected: Bool, on frame: Frame, in place: Rect) {
        let canvas = frame.canvas.sub(place).on(isSelected ? .rowSelected : .panel)
        canvas.fill()
        let reason = command.disabledReason(self)
        let keys = command.keys.prefix(2).map(\.label).joined(separator: ", ")
        let keyWidth = displayWidth(keys)
        let title = Line(command.title, reason == nil ? .text : Style(.disabled))
        canvas.write(title, at: .zero, maxWidth: canvas.width - keyWidth - 2)
        canvas.write(keys, at: Point(x: canvas.width - keyWidth, y: 0), Style(.key))
    }

    // MARK: - Help

    /// How many lines the help has and how many of them are seen.
    var helpExtent: (lines: Int, height: Int) {
        (HelpPage(of: shown).lines.count, helpSize.height - 2)
    }

    private var helpSize: Size {
        Size(width: min(78, session.size.width - 4), height: max(3, session.size.height - 4))
    }

    private func paint(_ help: HelpDialog, on frame: inout Frame, in room: Rect) {
        let page = HelpPage(of: shown)
        let size = Size(width: helpSize.width, height: min(helpSize.height, page.lines.count + 2))
        let height = size.height - 2
        let top = min(help.top, max(0, page.lines.count - height))
        let seen = top..<min(page.lines.count, top + height)
        let isWhole = seen.count == page.lines.count
        let note = isWhole ? Line() : Line("\(seen.upperBound) of \(page.lines.count)", .muted)
        let title = Line("Keys · \(type(of: shown).title)", .strong)
        let body = open(size, title: title, note: note, on: &frame, in: room)
        let canvas = frame.canvas.sub(body).on(.panel)
        for (row, line) in page.lines[seen].enumerated() {
            canvas.write(line, at: Point(x: 0, y: row))
        }
    }
}
