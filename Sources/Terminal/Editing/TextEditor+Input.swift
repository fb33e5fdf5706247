extension TextEditor {
    /// Takes what the person did, the mouse in the places of the rectangle that it is painted in; false where it means
    /// nothing here.
    @discardableResult
    package mutating func take(_ input: InputEvent) -> Bool {
        switch input {
        case .key(let key): return handle(key)
        case .paste(let text): insert(text)
        case .mouse(let event): return take(event)
        case .resize, .focus: return false
        }
        return true
    }

    private mutating func take(_ event: MouseEvent) -> Bool {
        switch event.action {
        case .press(.left):
            placeCursor(at: event.point, selecting: event.modifiers.contains(.shift))
        case .drag(.left): placeCursor(at: event.point, selecting: true)
        case .double(.left):
            let end = edited.wordEnd(after: edited.wordStart(before: edited.wordEnd(after: cursor)))
            move(to: edited.wordStart(before: end), selecting: false)
            move(to: end, selecting: true)
        case .wheelUp: scroll(by: -3)
        case .wheelDown: scroll(by: 3)
        default: return false
        }
        return true
    }

    /// Takes a key; false where it means nothing here.
    @discardableResult
    package mutating func handle(_ key: Key) -> Bool {
        let selecting = key.modifiers.contains(.shift)
        switch key {
        case .enter, Key(.enter, .shift): replace(selection, with: "\n", as: .other)
        case .ctrl("z"), .ctrl("_"): undo()
        case .ctrl("y"), Key(.character("z"), [.control, .shift]): redo()
        default: return handleMotion(key, selecting: selecting) || handleText(key)
        }
        return true
    }

    private mutating func handleMotion(_ key: Key, selecting: Bool) -> Bool {
        if let motion = EditMotion(key) {
            if !selecting, !selection.isEmpty, motion == .left || motion == .right {
                move(
                    to: motion == .left ? selection.lowerBound : selection.upperBound,
                    selecting: false
                )
            } else {
                move(to: place(after: motion), selecting: selecting)
            }
            return true
        }
        let isWhole = key.modifiers.contains(.control)
        let page = max(1, size.height - 1)
        switch key.base {
        case .up: moveRows(by: -1, selecting: selecting)
        case .down: moveRows(by: 1, selecting: selecting)
        case .pageUp: moveRows(by: -page, selecting: selecting)
        case .pageDown: moveRows(by: page, selecting: selecting)
        case .home where isWhole: move(to: 0, selecting: selecting)
        case .end where isWhole: move(to: edited.characters.count, selecting: selecting)
        default: return false
        }
        return true
    }

    private mutating func handleText(_ key: Key) -> Bool {
        if let deletion = EditDeletion(key) {
            let range = selection.isEmpty ? range(of: deletion) : selection
            let isSingle = deletion == .characterBefore || deletion == .characterAfter
            replace(range, with: "", as: isSingle && selection.isEmpty ? .deleting : .other)
            return true
        }
        guard let character = key.character else { return false }
        type(character)
        return true
    }

    private func place(after motion: EditMotion) -> Int {
        let row = { [rows] in rows[self.row(of: cursor, in: rows)] }
        return switch motion {
        case .left: cursor - 1
        case .right: cursor + 1
        case .wordLeft: edited.wordStart(before: cursor)
        case .wordRight: edited.wordEnd(after: cursor)
        case .lineStart: row().characters.lowerBound
        case .lineEnd: place(atColumn: .max, in: row())
        }
    }

    private func range(of deletion: EditDeletion) -> Range<Int> {
        let count = edited.characters.count
        return switch deletion {
        case .characterBefore: max(0, cursor - 1)..<cursor
        case .characterAfter: cursor..<min(count, cursor + 1)
        case .wordBefore: edited.wordStart(before: cursor)..<cursor
        case .wordAfter: cursor..<edited.wordEnd(after: cursor)
        case .toLineStart: lineStart..<cursor
        case .toLineEnd: cursor..<lineEnd
        }
    }

    private var lineStart: Int {
        (edited.characters[..<cursor].lastIndex { $0.isNewline } ?? -1) + 1
    }

    /// At the end of a line, the line break itself.
    private var lineEnd: Int {
        let end =
            edited.characters[cursor...].firstIndex { $0.isNewline } ?? edited.characters.count
        return end == cursor ? min(cursor + 1, edited.characters.count) : end
    }
}
