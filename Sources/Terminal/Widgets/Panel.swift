/// A border with a title and, at its right, a note.
package struct Panel: Hashable, Sendable {
    /// What surrounds the inside.
    package enum Frame: Hashable, Sendable {
        /// Lines on all sides.
        case border
        /// One line above it.
        case rule
    }

    package var title: Line
    package var note: Line
    package var isFocused: Bool
    package var frame: Frame

    package init(
        title: Line = Line(),
        note: Line = Line(),
        isFocused: Bool = false,
        frame: Frame = .border
    ) {
        self.title = title
        self.note = note
        self.isFocused = isFocused
        self.frame = frame
    }

    /// What is left for the contents of a rectangle.
    package func inside(_ rect: Rect) -> Rect {
        frame == .border ? rect.inset(1) : rect.inset(top: 1)
    }

    /// Paints it around a rectangle and gives what is inside.
    @discardableResult
    package func paint(on canvas: Canvas, in rect: Rect) -> Rect {
        guard !rect.isEmpty else { return inside(rect) }
        let style = Style(isFocused ? .borderFocus : .border)
        let part = canvas.sub(rect)
        let right = rect.width - 1
        let bottom = rect.height - 1
        part.write(String(repeating: "─", count: rect.width), at: .zero, style)
        if frame == .border, rect.height > 1, rect.width > 1 {
            part.write(String(repeating: "─", count: rect.width), at: Point(x: 0, y: bottom), style)
            for y in 1..<max(1, bottom) {
                part.put("│", at: Point(x: 0, y: y), style)
                part.put("│", at: Point(x: right, y: y), style)
            }
            part.put("╭", at: .zero, style)
            part.put("╮", at: Point(x: right, y: 0), style)
            part.put("╰", at: Point(x: 0, y: bottom), style)
            part.put("╯", at: Point(x: right, y: bottom), style)
        }
        paintWords(on: part)
        return inside(rect)
    }

    private func paintWords(on canvas: Canvas) {
        let margin = frame == .border ? 2 : 1
        let room = canvas.width - 2 * margin
        guard room > 2 else { return }
        var left = room
        let noteWidth = note.width
        if noteWidth > 0, noteWidth + 2 < room, noteWidth + 4 + min(title.width, 8) <= room {
            let x = margin + room - noteWidth
            canvas.put(" ", at: Point(x: x - 1, y: 0))
            canvas.write(note, at: Point(x: x, y: 0))
            canvas.put(" ", at: Point(x: x + noteWidth, y: 0))
            left -= noteWidth + 3
        }
        guard !title.spans.isEmpty, left > 0 else { return }
        canvas.put(" ", at: Point(x: margin - 1, y: 0))
        let used = canvas.write(title, at: Point(x: margin, y: 0), maxWidth: left)
        canvas.put(" ", at: Point(x: margin + used, y: 0))
    }
}
