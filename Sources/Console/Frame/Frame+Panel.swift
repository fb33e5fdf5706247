package import Terminal

extension Frame {
    /// Paints a bordered panel of a screen and gives what is inside; the mouse over it is told by its name.
    package mutating func panel(
        _ rect: Rect,
        _ name: String,
        title: Line,
        note: Line = Line(),
        isFocused: Bool = false
    ) -> Rect {
        let inside = box(rect, title: title, note: note, isFocused: isFocused)
        answer(inside, .pane(name))
        return inside
    }

    /// Paints a border with a title and, at its right, a note; gives what is inside.
    package func box(
        _ rect: Rect,
        title: Line,
        note: Line = Line(),
        isFocused: Bool = false
    ) -> Rect {
        let panel = Panel(title: title, note: note, isFocused: isFocused)
        return panel.paint(on: canvas, in: rect)
    }
}
