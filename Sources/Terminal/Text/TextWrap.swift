/// A text broken into rows of a width, at blanks where that is possible.
///
/// Blanks at a break belong to the row before it and take no room there. Every character of the text is in exactly one
/// row, but for line breaks, which are in none.
package struct TextWrap: Hashable, Sendable {
    /// One row, as the places of its characters in the text.
    package struct Row: Hashable, Sendable {
        /// In characters (grapheme clusters).
        package var characters: Range<Int>
        /// In bytes of UTF-8.
        package var bytes: Range<Int>
        /// In Unicode scalars, as the findings of checks are.
        package var scalars: Range<Int>
        /// Whether the text's own line ends here, and not only the room.
        package var endsLine: Bool
    }

    /// At least one, even of an empty text.
    package let rows: [Row]

    /// Breaks a text; a width below 1 is taken as 1.
    package init(_ text: some StringProtocol, width: Int) {
        self.init(characters: text, width: width)
    }

    /// Breaks a text that is held as characters.
    package init(characters: some Sequence<Character>, width: Int) {
        var breaking = Breaking(width: max(1, width))
        for character in characters { breaking.take(character) }
        rows = breaking.finished()
    }
}

/// Where a wrap stands in its text.
private struct Breaking {
    /// A place in the text, and the cells between the row's start and it.
    private struct Place {
        var character = 0
        var byte = 0
        var scalar = 0
        var cells = 0
    }

    let width: Int
    private var rows: [TextWrap.Row] = []
    private var start = Place()
    private var place = Place()
    /// Behind the last blank or hyphen of the row.
    private var opportunity: Place?

    init(width: Int) { self.width = width }

    mutating func take(_ character: Character) {
        if character.isNewline {
            close(at: place, endsLine: true)
            advance(over: character, cells: 0)
            start = place
            start.cells = 0
            place.cells = 0
            return
        }
        let cells = displayWidth(character)
        if character == " " {
            advance(over: character, cells: 1)
            opportunity = place
            return
        }
        // A blank at the end may hang over, what follows it may not.
        if place.cells + cells > width, place.character > start.character {
            breakRow()
        }
        advance(over: character, cells: cells)
        if character == "-", place.character > start.character + 1 { opportunity = place }
    }

    mutating func finished() -> [TextWrap.Row] {
        close(at: place, endsLine: true)
        return rows
    }

    private mutating func breakRow() {
        let end = opportunity ?? place
        close(at: end, endsLine: false)
        start = end
        start.cells = 0
        place.cells -= end.cells
        // What was carried over can itself be wider than a row, as with a blank and a wide glyph at width 1.
        if place.cells >= width, place.character > start.character {
            close(at: place, endsLine: false)
            start = place
            start.cells = 0
            place.cells = 0
        }
    }

    private mutating func close(at end: Place, endsLine: Bool) {
        rows.append(
            TextWrap.Row(
                characters: start.character..<end.character,
                bytes: start.byte..<end.byte,
                scalars: start.scalar..<end.scalar,
                endsLine: endsLine
            )
        )
        opportunity = nil
    }

    private mutating func advance(over character: Character, cells: Int) {
        place.character += 1
        place.byte += character.utf8.count
        place.scalar += character.unicodeScalars.count
        place.cells += cells
    }
}

/// A text in rows of at most `width` cells, broken at blanks where that is possible.
package func wrap(_ text: some StringProtocol, width: Int) -> [String] {
    let characters = Array(text)
    return TextWrap(characters: characters, width: width).rows.map { row in
        var end = row.characters.upperBound
        if !row.endsLine {
            while end > row.characters.lowerBound, characters[end - 1] == " " { end -= 1 }
        }
        return String(characters[row.characters.lowerBound..<end])
    }
}

/// A line of spans in rows of at most `width` cells, broken at blanks where that is possible.
package func wrap(_ line: Line, width: Int) -> [Line] {
    // Spans are taken apart into characters with their styles, as a character can lie across two spans.
    let text = line.text
    var styles: [Style] = []
    for span in line.spans {
        styles += repeatElement(span.style, count: span.text.unicodeScalars.count)
    }
    let characters = Array(text)
    return TextWrap(characters: characters, width: width).rows.map { row in
        var scalar = row.scalars.lowerBound
        var spans: [Span] = []
        for character in characters[row.characters] {
            let style = styles[scalar]
            if let last = spans.indices.last, spans[last].style == style {
                spans[last].text.append(character)
            } else {
                spans.append(Span(String(character), style))
            }
            scalar += character.unicodeScalars.count
        }
        if !row.endsLine, let last = spans.indices.last {
            while spans[last].text.last == " " { spans[last].text.removeLast() }
        }
        return Line(spans)
    }
}
