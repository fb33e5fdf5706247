import Studio
package import Terminal

extension Form {
    /// Paints the form into the middle of a part of a screen.
    package func paint(on frame: inout Frame, in room: Rect) {
        let width = min(room.width, 84)
        let height = rows(width: width - 4).count + 2
        let rect = room.centered(Size(width: width, height: height))
        let note = isSaving ? Line("saving…", Style(.statusBusy)) : Line()
        let inside = frame.box(rect, title: Line(title, .title), note: note, isFocused: true)
            .inset(left: 1, right: 1)
        paintRows(on: &frame, in: inside)
    }

    /// The rows that the fields, and what is said of them, take at a width.
    package func height(width: Int) -> Int { rows(width: width).count }

    /// Paints the fields alone, as many of them as there is room for.
    package func paintRows(on frame: inout Frame, in inside: Rect) {
        let rows = rows(width: inside.width)
        let place = rows.firstIndex { $0.isField(focus) } ?? 0
        let top = max(0, min(place - inside.height / 2, rows.count - inside.height))
        for (offset, row) in rows.dropFirst(top).prefix(inside.height).enumerated() {
            let line = Rect(x: inside.x, y: inside.y + offset, width: inside.width, height: 1)
            switch row {
            case .text(let text): frame.canvas.write(text, at: line.origin, maxWidth: line.width)
            case .field(let index): paint(fields[index], at: index, on: &frame, in: line)
            }
        }
    }

    private enum Row {
        case text(Line)
        case field(Int)

        func isField(_ place: Int) -> Bool {
            if case .field(place) = self { true } else { false }
        }
    }

    private var labelWidth: Int {
        fields.reduce(10) { max($0, displayWidth($1.label) + 2) }
    }

    /// The lines of the form: each field, under it what is wrong, or the hint of the one that takes the keys.
    private func rows(width: Int) -> [Row] {
        let labelWidth = labelWidth
        let indent = String(repeating: " ", count: labelWidth)
        var rows: [Row] = []
        for (index, field) in fields.enumerated() {
            rows.append(.field(index))
            if let fault = field.fault {
                let lines = wrap("✗ " + fault, width: max(1, width - labelWidth))
                rows += lines.map { .text(Line(indent + $0, Style(.statusError))) }
            } else if index == focus, !field.hint.isEmpty {
                rows.append(.text(Line(indent + field.hint, .muted)))
            }
        }
        if let fault, fault.fields.isEmpty || !fields.contains(where: { $0.fault != nil }) {
            rows.append(.text(Line()))
            let words = "✗ \(fault.title): \(fault.cause) \(fault.advice)"
            rows += wrap(words, width: width).map { .text(Line($0, Style(.statusError))) }
        }
        return rows
    }

    private func paint(_ field: FormField, at index: Int, on frame: inout Frame, in line: Rect) {
        let isFocused = index == focus
        let style = isFocused ? Style.strong : .muted
        frame.canvas.write(field.label, at: line.origin, style, maxWidth: labelWidth - 1)
        let input = line.inset(left: labelWidth)
        field.editor.paint(
            on: frame.canvas,
            in: input,
            isFocused: isFocused && takesKeys,
            placeholder: field.placeholder
        )
        frame.answer(line, .pane(Self.region(of: field)))
    }
}
