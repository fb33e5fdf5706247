package import Terminal

/// The text of a detail pane: named values, headings, paragraphs, cut to a width.
package struct DetailText: Sendable {
    package private(set) var lines: [Line] = []
    private let width: Int
    private static let labelWidth = 13

    /// A text for a pane whose border is `paneWidth` wide.
    package init(paneWidth: Int) {
        width = max(1, paneWidth - 4)
    }

    /// Adds a value by its name.
    package mutating func add(_ label: String, _ value: Line) {
        let gap = String(repeating: " ", count: max(1, Self.labelWidth - displayWidth(label)))
        lines.append(Line([Span(label + gap, .muted)]) + value)
    }

    /// Adds a value by its name; one that is not there adds nothing.
    package mutating func add(_ label: String, _ value: String?) {
        guard let value, !value.isEmpty else { return }
        add(label, Line(value))
    }

    /// Adds a line.
    package mutating func add(_ line: Line) {
        lines.append(line)
    }

    /// Adds a heading, set apart from what is above.
    package mutating func heading(_ text: String) {
        if !lines.isEmpty { lines.append(Line()) }
        lines.append(Line(text, .strong))
    }

    /// Adds running text, broken into lines.
    package mutating func paragraph(_ text: String, _ style: Style = .text) {
        for piece in text.split(separator: "\n") {
            lines += wrap(String(piece), width: width).map { Line($0, style) }
        }
    }
}
