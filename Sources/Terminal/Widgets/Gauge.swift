/// How much of something is done or used, as a bar of eighths of cells.
package struct Gauge: Hashable, Sendable {
    /// The share, 0 to 1; nil where only that something goes on is known.
    package var share: Double?
    /// What is written behind the bar.
    package var label: Line

    private static let eighths: [Character] = ["▏", "▎", "▍", "▌", "▋", "▊", "▉"]

    package init(_ share: Double?, label: Line = Line()) {
        self.share = share
        self.label = label
    }

    /// Paints it on the first row of a rectangle.
    package func paint(on canvas: Canvas, in rect: Rect) {
        guard !rect.isEmpty else { return }
        let labelWidth = label.width > 0 ? label.width + 1 : 0
        let width = rect.width - labelWidth
        guard width > 0 else {
            canvas.sub(rect).write(label, at: .zero)
            return
        }
        let bar = canvas.sub(Rect(x: rect.x, y: rect.y, width: width, height: 1)).on(.gauge)
        bar.fill(nil, Style(.gauge), glyph: "─")
        if let share, share.isFinite {
            let filled = Int((Double(width * 8) * min(1, max(0, share))).rounded())
            for x in 0..<filled / 8 { bar.put("█", at: Point(x: x, y: 0), Style(.gaugeFill)) }
            if filled % 8 > 0 {
                let part = Self.eighths[filled % 8 - 1]
                bar.put(part, at: Point(x: filled / 8, y: 0), Style(.gaugeFill))
            }
        }
        if labelWidth > 0 {
            canvas.write(
                label,
                at: Point(x: rect.x + width + 1, y: rect.y),
                maxWidth: labelWidth - 1
            )
        }
    }
}
