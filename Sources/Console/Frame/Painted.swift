package import Terminal

/// A painted frame: what the terminal shows, and what of it answers to the mouse.
package struct Painted: Sendable {
    package let buffer: CellBuffer
    /// Where the terminal's cursor stands; nil hides it.
    package let cursor: Point?
    /// Later ones lie on top.
    package let regions: [Region]
}

extension ConsoleState {
    /// Paints the whole console as it is now.
    package func paint() -> Painted {
        let canvas = Canvas(size: session.size)
        let smallest = FrameLayout.smallest
        guard canvas.width >= smallest.width, canvas.height >= smallest.height else {
            paintTooSmall(on: canvas)
            return Painted(buffer: canvas.buffer, cursor: nil, regions: [])
        }
        var frame = Frame(canvas)
        let layout = FrameLayout(session.size)
        frame.inside(layout.header) { paintHeader(on: &$0) }
        frame.inside(layout.brief) { paintBrief(on: &$0) }
        frame.inside(layout.screen) { shown.view(on: &$0, session: session) }
        frame.inside(layout.footer) { paintFooter(on: &$0) }
        paintStatus(on: canvas.sub(layout.status), isAlone: layout.status != layout.footer)
        guard let dialog = session.dialogs.last else {
            return Painted(buffer: canvas.buffer, cursor: canvas.cursor, regions: frame.regions)
        }
        frame.answer(frame.bounds, .dialog(Self.outside))
        frame.inside(layout.footer) { paintFooter(on: &$0) }
        for dialog in session.dialogs { paint(dialog, on: &frame, within: layout) }
        let cursor = dialog.isTyping ? canvas.cursor : nil
        return Painted(buffer: canvas.buffer, cursor: cursor, regions: frame.regions)
    }

    private func paintTooSmall(on canvas: Canvas) {
        let smallest = FrameLayout.smallest
        let lines = [
            Line("Marquee needs more room.", .strong),
            Line("At least \(smallest.width)×\(smallest.height) cells;"),
            Line("this is \(canvas.width)×\(canvas.height)."),
        ]
        let top = max(0, (canvas.height - lines.count) / 2)
        for (row, line) in lines.enumerated() {
            canvas.write(line, at: Point(x: 0, y: top + row), alignment: .center)
        }
    }
}
