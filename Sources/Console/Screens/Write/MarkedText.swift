package import Terminal

/// A text with marked places, to be broken into lines.
package struct MarkedText: Hashable, Sendable {
    package var text: String
    /// Later marks lie on top of earlier ones.
    package var marks: [TextMark]

    package init(_ text: String, marks: [TextMark] = []) {
        self.text = text
        self.marks = marks
    }

    /// The text as spans, one for each run of places that are marked alike.
    package var line: Line {
        let scalars = Array(text.unicodeScalars)
        var styles = [Style](repeating: .text, count: scalars.count)
        for mark in marks {
            let style = mark.style
            for index in mark.range.clamped(to: 0..<styles.count) { styles[index] = style }
        }
        var spans: [Span] = []
        var run = String.UnicodeScalarView()
        for (index, scalar) in scalars.enumerated() {
            if index > 0, styles[index] != styles[index - 1] {
                spans.append(Span(String(run), styles[index - 1]))
                run = String.UnicodeScalarView()
            }
            run.append(scalar)
        }
        if let last = styles.last { spans.append(Span(String(run), last)) }
        return Line(spans)
    }

    /// The text in lines of at most `width` cells, broken at blanks where that is possible.
    package func lines(width: Int) -> [Line] {
        width > 0 ? wrap(line, width: width) : []
    }
}
