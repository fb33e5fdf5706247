/// One line of text that is typed.
package struct LineEditor: Hashable, Sendable {
    private var edited: EditedText

    /// An editor of a text, with the cursor at its end.
    package init(_ text: String = "") {
        edited = EditedText(EditedText.clean(text, keepsLines: false))
    }

    /// What is typed; another text has the cursor at its end.
    package var text: String {
        get { edited.text }
        set { self = LineEditor(newValue) }
    }

    package var isEmpty: Bool { edited.characters.isEmpty }

    /// How many characters stand before the cursor.
    package var cursor: Int {
        get { edited.cursor }
        set { edited.cursor = newValue }
    }

    /// Takes what the person did; false where it means nothing here.
    @discardableResult
    package mutating func take(_ input: InputEvent) -> Bool {
        switch input {
        case .key(let key): return handle(key)
        case .paste(let text):
            insert(text)
            return true
        case .mouse, .resize, .focus: return false
        }
    }

    /// Takes a key; false where it means nothing here.
    @discardableResult
    package mutating func handle(_ key: Key) -> Bool {
        if let deletion = EditDeletion(key) {
            edited.replace(range(of: deletion), with: "")
        } else if let motion = EditMotion(key) {
            cursor = place(after: motion)
        } else if let character = key.character {
            insert(String(character))
        } else {
            return false
        }
        return true
    }

    /// Puts a text in at the cursor; line breaks become blanks.
    package mutating func insert(_ text: String) {
        let clean = EditedText.clean(text, keepsLines: false)
        edited.replace(cursor..<cursor, with: clean)
    }

    private func place(after motion: EditMotion) -> Int {
        switch motion {
        case .left: cursor - 1
        case .right: cursor + 1
        case .wordLeft: edited.wordStart(before: cursor)
        case .wordRight: edited.wordEnd(after: cursor)
        case .lineStart: 0
        case .lineEnd: edited.characters.count
        }
    }

    private func range(of deletion: EditDeletion) -> Range<Int> {
        let count = edited.characters.count
        return switch deletion {
        case .characterBefore: max(0, cursor - 1)..<cursor
        case .characterAfter: cursor..<min(count, cursor + 1)
        case .wordBefore: edited.wordStart(before: cursor)..<cursor
        case .wordAfter: cursor..<edited.wordEnd(after: cursor)
        case .toLineStart: 0..<cursor
        case .toLineEnd: cursor..<count
        }
    }
}

// MARK: - View

extension LineEditor {
    /// Paints it on the first row of a rectangle, scrolled so that the cursor is seen.
    package func paint(
        on canvas: Canvas,
        in rect: Rect,
        isFocused: Bool,
        placeholder: String = ""
    ) {
        guard !rect.isEmpty else { return }
        let row = Rect(x: rect.x, y: rect.y, width: rect.width, height: 1)
        let canvas = canvas.sub(row).on(isFocused ? .inputFocus : .input)
        canvas.fill()
        if isEmpty {
            canvas.write(Line(placeholder, Style(.placeholder)), at: .zero)
            if isFocused { canvas.showCursor(at: .zero) }
            return
        }
        let start = firstShown(width: row.width)
        let shown = edited.characters[start...]
        canvas.write(String(shown), at: .zero)
        if start > 0 { canvas.put("‹", at: .zero, .muted) }
        if isFocused {
            let x = width(start..<max(start, cursor))
            canvas.showCursor(at: Point(x: min(x, row.width - 1), y: 0))
        }
    }

    /// Puts the cursor at a column of the rectangle that it is painted in.
    package mutating func placeCursor(atColumn column: Int, width: Int) {
        var place = firstShown(width: width)
        var x = 0
        while place < edited.characters.count {
            x += displayWidth(edited.characters[place])
            if x > column { break }
            place += 1
        }
        cursor = place
    }

    /// The first character that is seen: the text is moved by half a width at a time, so that it mostly stands still.
    private func firstShown(width room: Int) -> Int {
        let before = width(0..<cursor)
        guard before >= room, room > 0 else { return 0 }
        let step = max(1, room / 2)
        let left = (before / step - 1) * step
        var x = 0
        var place = 0
        while place < cursor, x < left {
            x += displayWidth(edited.characters[place])
            place += 1
        }
        return place
    }

    private func width(_ range: Range<Int>) -> Int {
        edited.characters[range].reduce(0) { $0 + displayWidth($1) }
    }
}
