import Studio
import Terminal

/// What a shop without any record shows instead of its lists: how to begin.
enum StartPanel {
    /// Paints it into the middle of the frame.
    static func paint(on frame: Frame, session: Session) {
        let path = session.overview?.workspacePath ?? ""
        let lines: [Line] = [
            Line("This shop holds nothing yet.", .title),
            Line(),
            Line("Bring in the shop's data:"),
            Line("  marquee import shop.json", .accent),
            Line("Or look around in a sample shop first:"),
            Line("  marquee --sample", .accent),
            Line(),
            Line([Span("Then press "), Span("R", Style(.key)), Span(" to read the shop again.")]),
            Line(path.isEmpty ? "" : "Workspace: \(path)", .muted),
        ]
        let width = min(frame.size.width, lines.map(\.width).max() ?? 0)
        let rect = frame.bounds.centered(Size(width: width, height: lines.count))
        for (row, line) in lines.prefix(rect.height).enumerated() {
            frame.canvas.write(line, at: Point(x: rect.x, y: rect.y + row), maxWidth: rect.width)
        }
    }
}
