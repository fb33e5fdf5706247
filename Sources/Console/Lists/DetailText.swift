package import Terminal

/// The text of a detail pane: named values, headings, paragraphs, broken to a width.
package struct DetailText: Sendable {
    private var rows: [Line] = []
    private var fields: [FieldList.Field] = []
    /// The cells that a line has.
    package let width: Int

    /// A text for a pane whose border is `paneWidth` wide.
    package init(paneWidth: Int) {
        width = max(1, paneWidth - 4)
    }

    /// The text so far.
    package var lines: [Line] { rows + FieldList(fields).rows(width: width) }

    /// Adds a value by its name.
    package mutating func add(_ label: String, _ value: Line) {
        fields.append(FieldList.Field(label, value))
    }

    /// Adds a value by its name; one that is not there adds nothing.
    package mutating func add(_ label: String, _ value: String?) {
        guard let value, !value.isEmpty else { return }
        add(label, Line(value))
    }

    /// Adds a line.
    package mutating func add(_ line: Line) {
        rows = lines + [line]
        fields = []
    }

    /// Adds a heading, set apart from what is above.
    package mutating func heading(_ text: String) {
        if !lines.isEmpty { add(Line()) }
        add(Line(text, .strong))
    }

    /// Adds running text, set apart from what is above.
    package mutating func paragraph(_ text: String) {
        if !lines.isEmpty { add(Line()) }
        for piece in text.split(separator: "\n") {
            for row in wrap(piece, width: width) { add(Line(row)) }
        }
    }
}
