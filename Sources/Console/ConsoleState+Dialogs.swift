import Terminal

// What is done inside the dialog on top.

extension ConsoleState {
    /// Takes the topmost dialog away.
    mutating func closeDialog() {
        _ = session.dialogs.popLast()
    }

    /// Gives a key that no command took to the dialog.
    mutating func edit(dialog key: Key) -> [Effect] {
        editLine { $0.handle(key) }
        return []
    }

    /// Gives pasted text to the dialog; only its first line counts.
    mutating func edit(dialog text: String) -> [Effect] {
        editLine { $0.insert(text) }
        return []
    }

    private mutating func editLine(_ change: (inout LineEditor) -> Void) {
        switch session.dialogs.popLast() {
        case .prompt(var prompt):
            change(&prompt.editor)
            session.dialogs.append(.prompt(prompt))
        case .palette(var palette):
            let query = palette.editor.text
            change(&palette.editor)
            if palette.editor.text != query { palette.selected = 0 }
            session.dialogs.append(.palette(palette))
        case .some(let other):
            session.dialogs.append(other)
        case nil:
            break
        }
    }

    /// Answers the prompt with what is typed; an empty answer where none is allowed changes nothing.
    mutating func acceptPrompt() -> [Effect] {
        guard case .prompt(let prompt) = session.dialogs.last else { return [] }
        let isBlank = prompt.editor.text.allSatisfy(\.isWhitespace)
        guard !isBlank || prompt.allowsEmpty else {
            session.say("Type an answer first; Esc leaves without one.", .refused)
            return []
        }
        closeDialog()
        return tellShown(.answered(prompt: prompt.name, text: prompt.editor.text))
    }

    /// Does what the confirmation asks for.
    mutating func confirm() -> [Effect] {
        guard case .confirmation(let confirmation) = session.dialogs.last else { return [] }
        closeDialog()
        return run(confirmation.command, confirmed: true)
    }

    /// Runs the palette's selected command on the screen below.
    mutating func runFromPalette() -> [Effect] {
        guard case .palette(let palette) = session.dialogs.last else { return [] }
        let hits = palette.hits(in: paletteCommands)
        guard hits.indices.contains(palette.selected) else {
            session.say("No command is called that.", .refused)
            return []
        }
        closeDialog()
        return run(hits[palette.selected].id)
    }

    /// The commands that the palette offers: those of the screen below, without the palette itself.
    var paletteCommands: [Command] {
        CommandTable.commands(in: screenContexts).filter { $0.id != "console.palette" }
    }

    /// Moves within the dialog: its scrolled page, or the palette's selection.
    mutating func moveInDialog(_ motion: Motion) {
        switch session.dialogs.popLast() {
        case .help(var help):
            let page = helpExtent
            help.top = motion.moved(help.top, page: page.height, last: page.lines - page.height)
            session.dialogs.append(.help(help))
        case .palette(var palette):
            let hits = palette.hits(in: paletteCommands)
            palette.selected = motion.moved(
                palette.selected,
                page: paletteHeight,
                last: hits.count - 1
            )
            session.dialogs.append(.palette(palette))
        case .some(let other):
            session.dialogs.append(other)
        case nil:
            break
        }
    }
}

// MARK: - Mouse

extension ConsoleState {
    /// The region around a dialog; a press there closes the dialogs that only show something.
    static let outside = "outside"
    /// The region of a dialog that is no row and no button.
    static let inside = "inside"

    /// The region of a palette row.
    static func row(_ index: Int) -> String { "row.\(index)" }

    mutating func point(atDialog pointer: Pointer) -> [Effect] {
        switch pointer.action {
        case .wheelUp: moveInDialog(.up)
        case .wheelDown: moveInDialog(.down)
        case .press(.left): return press(pointer.region)
        default: break
        }
        return []
    }

    private mutating func press(_ region: String) -> [Effect] {
        switch session.dialogs.last {
        case .help, .fault:
            if region == Self.outside { closeDialog() }
        case .palette(var palette):
            if region == Self.outside { closeDialog() }
            guard region.hasPrefix("row."), let index = Int(region.dropFirst(4)) else { break }
            palette.selected = index
            closeDialog()
            session.dialogs.append(.palette(palette))
            return runFromPalette()
        case .prompt, .confirmation, nil:
            break
        }
        return []
    }
}

extension Motion {
    /// A place in 0…last moved; sideways motions do nothing.
    package func moved(_ place: Int, page: Int, last: Int) -> Int {
        let step: Int
        switch self {
        case .up: step = -1
        case .down: step = 1
        case .halfPageUp: step = -max(1, page / 2)
        case .halfPageDown: step = max(1, page / 2)
        case .pageUp: step = -max(1, page - 1)
        case .pageDown: step = max(1, page - 1)
        case .first: return 0
        case .last: return max(0, last)
        case .left, .right: step = 0
        }
        return min(max(0, place + step), max(0, last))
    }
}
