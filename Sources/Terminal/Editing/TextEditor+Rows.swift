// The rows of a text editor, as its width makes them.

extension TextEditor {
    /// The rows that the text takes in its width; one cell at the right is kept for the cursor.
    var rows: [TextWrap.Row] {
        TextWrap(characters: edited.characters, width: max(1, size.width - 1)).rows
    }

    /// The row of a character's place; at a soft break that is the row after it.
    func row(of place: Int, in rows: [TextWrap.Row]) -> Int {
        var low = 0
        var high = rows.count - 1
        while low < high {
            let middle = (low + high + 1) / 2
            if rows[middle].characters.lowerBound <= place {
                low = middle
            } else {
                high = middle - 1
            }
        }
        return low
    }

    /// The column of a place in its row.
    func column(of place: Int, in row: TextWrap.Row) -> Int {
        edited.characters[row.characters.lowerBound..<max(row.characters.lowerBound, place)]
            .reduce(0) { $0 + displayWidth($1) }
    }

    /// The place in a row that is nearest to a column.
    func place(atColumn column: Int, in row: TextWrap.Row) -> Int {
        var x = 0
        var place = row.characters.lowerBound
        // The place behind the last character of a softly broken row belongs to the next row.
        let end = max(place, row.characters.upperBound - (row.endsLine ? 0 : 1))
        while place < end {
            let width = displayWidth(edited.characters[place])
            if x + width > column { break }
            x += width
            place += 1
        }
        return place
    }

    /// Moves the rows that are seen so that the cursor's is among them.
    mutating func scrollToCursor() {
        guard size.height > 0 else { return }
        let rows = rows
        let row = row(of: cursor, in: rows)
        if row < top { top = row }
        if row >= top + size.height { top = row - size.height + 1 }
        top = min(top, max(0, rows.count - size.height))
    }

    /// Moves the cursor by rows, keeping to its column.
    mutating func moveRows(by count: Int, selecting: Bool) {
        let rows = rows
        let now = row(of: cursor, in: rows)
        let column = wantedColumn ?? column(of: cursor, in: rows[now])
        let target = now + count
        if target < 0 {
            move(to: 0, selecting: selecting)
        } else if target >= rows.count {
            move(to: edited.characters.count, selecting: selecting)
        } else {
            move(to: place(atColumn: column, in: rows[target]), selecting: selecting)
        }
        wantedColumn = column
    }

    /// Scrolls without moving the cursor.
    package mutating func scroll(by count: Int) {
        top = max(0, min(top + count, rows.count - size.height))
    }

    /// Puts the cursor at a point of the rectangle that it is painted in.
    package mutating func placeCursor(at point: Point, selecting: Bool = false) {
        let rows = rows
        let row = rows[min(max(0, top + point.y), rows.count - 1)]
        move(to: place(atColumn: max(0, point.x), in: row), selecting: selecting)
    }
}
