import Explanation
import Terminal

extension AttentionScreen {
    package func view(on frame: inout Frame, session: Session) {
        guard let trace, let grid, let map else { return paintNothing(on: &frame, session) }
        let layout = AttentionLayout(frame.size, self)
        if !layout.gridPane.isEmpty {
            Panel(
                title: Line("Heads", .title),
                isFocused: focus == .grid,
                frame: layout.isBoxed ? .border : .rule
            ).paint(on: frame.canvas, in: layout.gridPane)
            HeadGridView(screen: self, grid: grid, trace: trace, geometry: layout.grid)
                .paint(on: &frame)
        }
        if !layout.mapPane.isEmpty {
            Panel(
                title: mapTitle,
                note: place(in: trace, session),
                isFocused: focus == .map,
                frame: layout.isBoxed ? .border : .rule
            ).paint(on: frame.canvas, in: layout.mapPane)
            AttentionMapView(screen: self, map: map, trace: trace, geometry: layout.map)
                .paint(on: &frame)
        }
    }

    private var mapTitle: Line {
        let rows = selection.rowsAreWords ? "words" : "tokens"
        return Line([
            Span("Layer \(selection.layer) · Head \(selection.head)", .title),
            Span(" · \(rows) × \(selection.columns.rawValue)", .muted),
        ])
    }

    private func place(in trace: AttentionTrace, _ session: Session) -> Line {
        let candidates = shelf.candidates
        let text = candidates.count > 1 ? "text \(candidate + 1) · " : ""
        let token = "\(text)token \(token + 1) of \(trace.generatedCount)"
        return follows && session.isWriting
            ? Line([Span("following · ", Style(.statusBusy)), Span(token, .muted)])
            : Line(token, .muted)
    }

    private func paintNothing(on frame: inout Frame, _ session: Session) {
        let write = ScreenKeys.key(of: WriteScreen.name)
        let lines: [Line]
        if shelf.dropped.contains(candidate) {
            lines = [
                Line("The attention of text \(candidate + 1) is no longer kept.", .strong),
                Line("A long run fills the memory set aside for it: the newest texts stay."),
                Line("p and n show the others; \(write), then r, writes again.", .muted),
            ]
        } else if session.isWriting {
            lines = [
                Line("The model reads the brief.", .strong),
                Line("The heads appear with the first word."),
            ]
        } else {
            lines = [
                Line("No attention to show yet.", .strong),
                Line("Write a suggestion: \(write), then w."),
                Line("Its attention is kept until the next run.", .muted),
            ]
        }
        let top = max(0, (frame.size.height - lines.count) / 2)
        for (row, line) in lines.enumerated() {
            frame.canvas.write(line, at: Point(x: 0, y: top + row), alignment: .center)
        }
    }
}
