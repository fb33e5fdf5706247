/// Curves over a number, with axes: lines in dots of braille, and values apart as signs, so that they differ without
/// colour.
package struct LineChart: Hashable, Sendable {
    /// One value of a curve.
    package struct Value: Hashable, Sendable {
        package var x: Double
        package var y: Double

        package init(_ x: Double, _ y: Double) {
            self.x = x
            self.y = y
        }
    }

    /// How a curve is drawn.
    package enum Mark: Hashable, Sendable {
        /// A line through its values, two by four dots a cell.
        case line
        /// A sign at each value, with dots on the way from one to the next.
        case sign(Character)
    }

    /// Values in the order of their `x`, with the name in the legend.
    package struct Curve: Hashable, Sendable {
        package var name: String
        package var mark: Mark
        package var style: Style
        package var values: [Value]

        package init(_ name: String, _ mark: Mark, _ style: Style, _ values: [Value]) {
            self.name = name
            self.mark = mark
            self.style = style
            self.values = values
        }
    }

    /// Later ones lie on top.
    package var curves: [Curve]
    /// What the horizontal axis goes from and to.
    package var from: Double
    package var to: Double
    /// What stands below the horizontal axis, at its places; those that have no room are left out.
    package var xLabels: [Label]

    /// A text at a place of an axis.
    package struct Label: Hashable, Sendable {
        package var value: Double
        package var text: String

        package init(_ value: Double, _ text: String) {
            self.value = value
            self.text = text
        }
    }

    package init(curves: [Curve], from: Double, to: Double, xLabels: [Label] = []) {
        self.curves = curves
        self.from = from
        self.to = to
        self.xLabels = xLabels
    }

    /// Names and signs of the curves.
    package var legend: Line {
        var spans: [Span] = []
        for curve in curves {
            if !spans.isEmpty { spans.append(Span("  ")) }
            let sign =
                switch curve.mark {
                case .line: "⠤⠒"
                case .sign(let sign): String(sign)
                }
            spans += [Span(sign, curve.style), Span(" " + curve.name, .muted)]
        }
        return Line(spans)
    }

    /// Paints axes and curves; nothing where there is no room for a curve.
    package func paint(on canvas: Canvas, in rect: Rect) {
        let ticks = ValueTicks(over: yRange, atMost: max(2, (rect.height - 1) / 3 + 1))
        let labelWidth = ticks.labels.map { displayWidth($0.text) }.max() ?? 0
        let plot = rect.inset(left: labelWidth + 2, bottom: 2)
        guard plot.width >= 4, plot.height >= 2 else { return }
        let scale = Scale(x: (from, to), y: (ticks.lowest, ticks.highest), size: plot.size)
        paintAxes(ticks, scale, plot, labelWidth, on: canvas)
        let inside = canvas.sub(plot)
        for curve in curves {
            switch curve.mark {
            case .line: paintLine(curve, scale, on: inside)
            case .sign(let sign): paintSigns(curve, sign, scale, on: inside)
            }
        }
    }

    private var yRange: ClosedRange<Double>? {
        let values = curves.flatMap(\.values).map(\.y).filter(\.isFinite)
        guard let least = values.min(), let most = values.max() else { return nil }
        return least...most
    }
}

// MARK: - Axes

extension LineChart {
    /// From values to dots: two a cell across, four a cell down.
    private struct Scale {
        let x: (from: Double, to: Double)
        let y: (from: Double, to: Double)
        let size: Size

        func column(_ value: Double) -> Int? {
            place((value - x.from) / (x.to - x.from), of: size.width * 2)
        }

        func row(_ value: Double) -> Int? {
            place((y.to - value) / (y.to - y.from), of: size.height * 4)
        }

        private func place(_ share: Double, of count: Int) -> Int? {
            guard share.isFinite, share >= 0, share <= 1 else { return nil }
            return min(count - 1, Int(share * Double(count - 1) + 0.5))
        }
    }

    private func paintAxes(
        _ ticks: ValueTicks,
        _ scale: Scale,
        _ plot: Rect,
        _ labelWidth: Int,
        on canvas: Canvas
    ) {
        let axis = Style(.border)
        for y in plot.y..<plot.maxY { canvas.put("│", at: Point(x: plot.x - 1, y: y), axis) }
        canvas.put("└", at: Point(x: plot.x - 1, y: plot.maxY), axis)
        for x in plot.x..<plot.maxX { canvas.put("─", at: Point(x: x, y: plot.maxY), axis) }
        for label in ticks.labels {
            guard let row = scale.row(label.value) else { continue }
            let y = plot.y + row / 4
            canvas.put("┤", at: Point(x: plot.x - 1, y: y), axis)
            canvas.write(
                label.text.padded(to: labelWidth, alignment: .right),
                at: Point(x: plot.x - labelWidth - 2, y: y),
                .muted
            )
        }
        var taken = plot.x - 2
        for label in xLabels {
            guard let column = scale.column(label.value) else { continue }
            let x = plot.x + column / 2
            let width = displayWidth(label.text)
            let start = max(plot.x, min(x - width / 2, plot.maxX - width))
            guard start > taken + 1, start + width <= plot.maxX else { continue }
            canvas.put("┴", at: Point(x: x, y: plot.maxY), axis)
            canvas.write(label.text, at: Point(x: start, y: plot.maxY + 1), .muted)
            taken = start + width
        }
    }
}

// MARK: - Curves

extension LineChart {
    private func paintLine(_ curve: Curve, _ scale: Scale, on canvas: Canvas) {
        var dots = BrailleDots(scale.size)
        var last: Point?
        for value in curve.values {
            guard let x = scale.column(value.x), let y = scale.row(value.y) else {
                last = nil
                continue
            }
            let place = Point(x: x, y: y)
            dots.line(from: last ?? place, to: place)
            last = place
        }
        for (cell, glyph) in dots.glyphs { canvas.put(glyph, at: cell, curve.style) }
    }

    private func paintSigns(
        _ curve: Curve,
        _ sign: Character,
        _ scale: Scale,
        on canvas: Canvas
    ) {
        let places = curve.values.compactMap { value -> Point? in
            guard let x = scale.column(value.x), let y = scale.row(value.y) else { return nil }
            return Point(x: x / 2, y: y / 4)
        }
        for (first, second) in zip(places, places.dropFirst()) {
            for x in (first.x + 1)..<max(first.x + 1, second.x) {
                let share = Double(x - first.x) / Double(second.x - first.x)
                let y = first.y + Int((Double(second.y - first.y) * share).rounded())
                let place = Point(x: x, y: y)
                if canvas.isBlank(at: place) { canvas.put("·", at: place, curve.style) }
            }
        }
        for place in places { canvas.put(sign, at: place, curve.style.adding(.bold)) }
    }
}

extension Canvas {
    fileprivate func isBlank(at point: Point) -> Bool {
        let place = Point(x: frameRect.x + point.x, y: frameRect.y + point.y)
        return buffer[place]?.glyph == .blank
    }
}
