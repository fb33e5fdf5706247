import Explanation
import Terminal

/// Paints the grid of heads, a cell a head, and what is to be said of it.
struct HeadGridView {
    let screen: AttentionScreen
    let grid: HeadGrid
    let trace: AttentionTrace
    let geometry: HeadGridGeometry

    func paint(on frame: inout Frame) {
        let canvas = frame.canvas
        paintAxis(on: canvas)
        paintLabels(on: canvas)
        for layer in 0..<grid.layers {
            for head in 0..<grid.heads {
                guard let cell = geometry.cell(layer: layer, head: head) else { continue }
                paint(layer: layer, head: head, into: cell, on: canvas)
            }
        }
        frame.answer(geometry.cells, .pane("grid"))
        for (row, line) in info.enumerated() where row < geometry.info.height {
            canvas.write(
                line,
                at: Point(x: geometry.info.x, y: geometry.info.y + row),
                maxWidth: geometry.info.width
            )
        }
    }

    private var layer: Int { screen.selection.layer }
    private var head: Int { screen.selection.head }

    private func paint(layer: Int, head: Int, into cell: Rect, on canvas: Canvas) {
        let shade = grid.shade(layer: layer, head: head, scale: screen.selection.scale)
        let isChosen = layer == self.layer && head == self.head
        var style = Style(.heat, heat: UInt8(min(max(shade, 0), 1) * 255))
        let text: String
        if isChosen {
            style = style.adding(.bold)
            text = ["+", "[]", "[ ]"][cell.width - 1]
        } else if screen.isIdle(layer: layer, head: head) {
            text = ["·", "· ", " · "][cell.width - 1]
        } else {
            text = String(repeating: " ", count: cell.width)
        }
        canvas.write(text, at: cell.origin, style)
    }

    /// The numbers above the columns; the chosen one always, others where they have room.
    private func paintAxis(on canvas: Canvas) {
        let width = geometry.cellWidth
        let chosen = geometry.isTransposed ? layer : head
        let step = width >= 3 ? 1 : width == 2 ? 5 : 10
        func x(_ column: Int) -> Int {
            geometry.axis.x + (column - geometry.columns.lowerBound) * width + (width >= 3 ? 1 : 0)
        }
        let y = geometry.axis.y
        for column in geometry.columns where column.isMultiple(of: step) {
            if abs(column - chosen) * width < 3, column != chosen { continue }
            canvas.write(String(column), at: Point(x: x(column), y: y), .muted)
        }
        canvas.write(String(chosen), at: Point(x: x(chosen), y: y), .accent.adding(.bold))
        let name = geometry.isTransposed ? "L" : "H"
        canvas.write(
            name,
            at: Point(x: geometry.axis.x - HeadGridGeometry.labelWidth, y: y),
            .muted
        )
    }

    private func paintLabels(on canvas: Canvas) {
        let chosen = geometry.isTransposed ? head : layer
        for row in geometry.rows {
            let y = geometry.cells.y + row - geometry.rows.lowerBound
            let text = (geometry.isTransposed ? "H" : "L") + String(row)
            canvas.write(
                text,
                at: Point(x: geometry.cells.x - HeadGridGeometry.labelWidth, y: y),
                row == chosen ? .accent.adding(.bold) : .muted
            )
        }
    }

    /// What the figure is, of which token, and what the chosen head has.
    private var info: [Line] {
        let value = grid.value(layer: layer, head: head) ?? 0
        let idle = (0..<grid.layers).reduce(0) { count, layer in
            count + (0..<grid.heads).count { screen.isIdle(layer: layer, head: $0) }
        }
        var lines = title
        lines.append(Line(about, .muted))
        lines.append(Line([Span("L\(layer) H\(head) ", .accent), Span(value.fixed(3), .strong)]))
        lines.append(Line("largest " + grid.range.upperBound.fixed(3), .muted))
        lines.append(Line("· idle \(idle)/\(grid.values.count)", .muted))
        lines.append(HeatLegend.line(to: grid.range.upperBound, scale: screen.selection.scale))
        return lines
    }

    private var title: [Line] {
        switch screen.figure {
        case .mass:
            guard trace.facts.indices.contains(screen.fact) else {
                return [Line("Mass on a fact", .strong), Line("no fact in it", .muted)]
            }
            let label = trace.facts[screen.fact]
            let words = geometry.info.width < 20 ? "Mass: " : "Mass on "
            return [
                Line([Span(words, .strong), Span(label.name, Style(.fact, [.bold]))]),
                Line(label.value, Style(.fact)),
            ]
        case .entropy:
            return [Line("Spread", .strong), Line("1: all alike", .muted)]
        case .sink:
            return [Line("First token", .strong), Line("the sink's share", .muted)]
        }
    }

    private var about: String {
        if screen.isMean { return "mean of \(trace.generatedCount)" }
        let place = trace.promptCount + screen.token
        let label = trace.tokens.indices.contains(place) ? trace.tokens[place].label : ""
        return "at “\(label)”"
    }
}

/// What the shades mean: a ramp from 0 to the largest value.
enum HeatLegend {
    static func line(to peak: Float, scale: AttentionScale) -> Line {
        let ramp = stride(from: 0, through: 255, by: 51).map { level in
            Span(" ", Style(.heat, heat: UInt8(level)))
        }
        let least = scale == .linear ? "0 " : (peak / 1000).fixed(4) + " "
        let most = " " + peak.fixed(2)
        return Line([Span(least, .muted)] + ramp + [Span(most, .muted)])
    }
}
