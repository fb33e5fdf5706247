/// A text of several lines that is edited, wrapped softly to the width it is painted in.
package struct TextEditor: Hashable, Sendable {
    var edited: EditedText
    /// Where the selection began; it ends at the cursor.
    private(set) var anchor: Int?
    /// The column that up and down keep to.
    var wantedColumn: Int?
    /// The first row that is seen.
    package internal(set) var top = 0
    /// The size that it was last told to have.
    package private(set) var size: Size
    private var history = UndoHistory()

    /// An editor of a text, with the cursor at its start.
    package init(_ text: String = "", size: Size = Size(width: 60, height: 10)) {
        edited = EditedText(EditedText.clean(text, keepsLines: true))
        edited.cursor = 0
        self.size = size
    }

    /// What it holds; another text is one step that can be undone.
    package var text: String {
        get { edited.text }
        set { replace(0..<edited.characters.count, with: newValue, as: .other) }
    }

    package var isEmpty: Bool { edited.characters.isEmpty }

    /// How many characters stand before the cursor.
    package var cursor: Int {
        get { edited.cursor }
        set { move(to: newValue, selecting: false) }
    }

    /// The characters that are selected; empty at the cursor where none is.
    package var selection: Range<Int> {
        guard let anchor else { return cursor..<cursor }
        return min(anchor, cursor)..<max(anchor, cursor)
    }

    /// The text that is selected.
    package var selectedText: String { String(edited.characters[selection]) }

    /// Tells it the cells it is painted on, so that it knows its rows.
    package mutating func resize(to size: Size) {
        self.size = size
        scrollToCursor()
    }

    // MARK: - Changes

    /// Puts a text in at the cursor or in place of the selection, as one step.
    package mutating func insert(_ text: String) {
        replace(selection, with: text, as: .other)
    }

    /// Goes back before the last step; false where there is none.
    @discardableResult
    package mutating func undo() -> Bool {
        let present = state
        return restore(history.back(from: present))
    }

    /// Takes the last undo back; false where there is none.
    @discardableResult
    package mutating func redo() -> Bool {
        let present = state
        return restore(history.forth(from: present))
    }

    package var canUndo: Bool { history.canGoBack }
    package var canRedo: Bool { history.canGoForth }

    private var state: UndoHistory.State {
        UndoHistory.State(text: text, cursor: cursor)
    }

    private mutating func restore(_ state: UndoHistory.State?) -> Bool {
        guard let state else { return false }
        edited = EditedText(state.text)
        edited.cursor = state.cursor
        anchor = nil
        wantedColumn = nil
        scrollToCursor()
        return true
    }

    mutating func replace(_ range: Range<Int>, with text: String, as step: UndoHistory.Step) {
        let clean = EditedText.clean(text, keepsLines: true)
        if range.isEmpty, clean.isEmpty { return }
        let present = state
        history.keep(present, before: step)
        edited.replace(range, with: clean)
        anchor = nil
        wantedColumn = nil
        scrollToCursor()
    }

    mutating func type(_ character: Character) {
        // A word and the blank behind it are one step; so is every replaced selection.
        let isWordStart =
            character != " " && cursor > 0 && edited.characters[cursor - 1].isWhitespace
        if isWordStart || !selection.isEmpty { history.endStep() }
        replace(selection, with: String(character), as: .typing)
    }

    // MARK: - Cursor

    /// Moves the cursor; with `selecting`, what it passes becomes selected.
    package mutating func move(to place: Int, selecting: Bool) {
        if selecting {
            anchor = anchor ?? cursor
        } else {
            anchor = nil
        }
        edited.cursor = place
        if anchor == cursor { anchor = nil }
        wantedColumn = nil
        history.endStep()
        scrollToCursor()
    }

    /// Selects everything.
    package mutating func selectAll() {
        move(to: 0, selecting: false)
        move(to: edited.characters.count, selecting: true)
    }

    /// Takes the selection away and leaves the cursor.
    mutating func deselect() { anchor = nil }
}
