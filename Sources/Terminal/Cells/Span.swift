/// A text in one style.
package struct Span: Hashable, Sendable {
    package var text: String
    package var style: Style

    package init(_ text: String, _ style: Style = .text) {
        self.text = text
        self.style = style
    }
}

/// One line of text in any number of styles.
package struct Line: Hashable, Sendable, ExpressibleByStringLiteral,
    ExpressibleByStringInterpolation
{
    package var spans: [Span]

    package init(_ spans: [Span] = []) { self.spans = spans }

    package init(_ text: String, _ style: Style = .text) { spans = [Span(text, style)] }

    package init(stringLiteral value: String) { self.init(value) }

    /// The cells it takes.
    package var width: Int { spans.reduce(0) { $0 + displayWidth($1.text) } }

    /// Its text without styles.
    package var text: String { spans.map(\.text).joined() }

    /// One line after another.
    package static func + (left: Line, right: Line) -> Line { Line(left.spans + right.spans) }
}

/// Where a text stands in a width that is larger than it.
package enum Alignment: String, Hashable, Sendable {
    case left
    case center
    case right
}

extension Canvas {
    /// Writes a line of spans on one row and returns the cells it took; one that is too wide ends in an ellipsis.
    @discardableResult
    package func write(
        _ line: Line,
        at point: Point,
        maxWidth: Int = .max,
        alignment: Alignment = .left
    ) -> Int {
        let room = min(maxWidth, width - point.x)
        guard room > 0 else { return 0 }
        let width = line.width
        if width > room { return writeCut(line, at: point, room: room) }
        var x = point.x
        switch alignment {
        case .left: break
        case .center: x += (room - width) / 2
        case .right: x += room - width
        }
        for span in line.spans {
            x += write(span.text, at: Point(x: x, y: point.y), span.style)
        }
        return x - point.x
    }

    private func writeCut(_ line: Line, at point: Point, room: Int) -> Int {
        var used = 0
        for span in line.spans {
            let left = room - used
            if displayWidth(span.text) < left {
                used += write(span.text, at: Point(x: point.x + used, y: point.y), span.style)
                continue
            }
            // What follows does not fit either, or this span would not be the one to be cut.
            let text = span.text.truncated(to: left - 1) + "…"
            used += write(text, at: Point(x: point.x + used, y: point.y), span.style)
            break
        }
        return used
    }
}
