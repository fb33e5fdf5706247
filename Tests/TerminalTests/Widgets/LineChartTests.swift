import Terminal
import Testing

@Suite("Line charts")
struct LineChartTests {
    private func lines(_ chart: LineChart, _ width: Int, _ height: Int) -> [String] {
        let canvas = Canvas(size: Size(width: width, height: height))
        chart.paint(on: canvas, in: canvas.bounds)
        return canvas.buffer.lines
    }

    @Test("a line in dots, signs over it, axes with values")
    func paints() {
        let falling = (0...20).map { LineChart.Value(Double($0), 3 - Double($0) / 10) }
        let chart = LineChart(
            curves: [
                LineChart.Curve("training", .line, .accent, falling),
                LineChart.Curve("validation", .sign("◆"), .text, [.init(0, 3), .init(20, 2)]),
            ],
            from: 0,
            to: 20,
            xLabels: [
                LineChart.Label(0, "0"), LineChart.Label(10, "10"), LineChart.Label(20, "20"),
            ]
        )
        #expect(
            lines(chart, 24, 8) == [
                "3 ┤◆⠢⢄⡀",
                "  │   ⠈⠢⢄⡀···",
                "  │      ⠈⠑⠢⢄⡀······",
                "2 ┤          ⠈⠒⠤⣀   ···◆",
                "  │              ⠉⠒⠤⡀",
                "1 ┤                 ⠈⠒⠤⣀",
                "  └┴─────────┴─────────┴",
                "   0        10        20",
            ]
        )
        #expect(chart.legend.text == "⠤⠒ training  ◆ validation")
    }

    @Test("values that are none, or lie outside, are left out", arguments: [Double.nan, .infinity])
    func strange(value: Double) {
        let curve = LineChart.Curve(
            "a",
            .line,
            .text,
            [.init(0, 1), .init(1, value), .init(50, 2), .init(2, 2)]
        )
        let text = lines(LineChart(curves: [curve], from: 0, to: 4), 20, 8).joined()
        #expect(text.contains("1.0") && text.contains("2.0"))
        #expect(lines(LineChart(curves: [], from: 0, to: 0), 20, 8).count == 8)
    }

    @Test(
        "ticks are round numbers around the range",
        arguments: zip(
            [0.93...3.37, 2...2, 0.00011...0.00042, -5...120, 1.2e9...1.3e9],
            [
                ["0", "1", "2", "3", "4"], ["1.990", "1.995", "2.000", "2.005", "2.010"],
                ["0.0000", "0.0002", "0.0004", "0.0006", "0.0008"],
                ["-50", "0", "50", "100", "150"],
                ["0.0", "0.5", "1.0"],
            ]
        )
    )
    func ticks(range: ClosedRange<Double>, expected: [String]) {
        let ticks = ValueTicks(over: range, atMost: 5)
        #expect(ticks.labels.map(\.text) == expected)
        #expect(ticks.lowest == ticks.labels.first?.value)
        #expect(ticks.highest == ticks.labels.last?.value)
    }

    @Test("dots of a cell are those of the braille pattern")
    func dots() {
        var dots = BrailleDots(Size(width: 2, height: 1))
        dots.set(Point(x: 0, y: 0))
        dots.set(Point(x: 3, y: 3))
        dots.set(Point(x: 4, y: 0))
        dots.set(Point(x: 0, y: -1))
        #expect(dots.glyphs.map(\.glyph) == ["⠁", "⢀"])
        #expect(dots.glyphs.map(\.cell) == [Point(x: 0, y: 0), Point(x: 1, y: 0)])
        var line = BrailleDots(Size(width: 2, height: 1))
        line.line(from: Point(x: 0, y: 3), to: Point(x: 3, y: 0))
        #expect(String(line.glyphs.map(\.glyph)) == "⡠⠊")
    }
}
