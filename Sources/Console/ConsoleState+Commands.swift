extension ConsoleState {
    /// Where keys are looked for now, innermost first.
    package var contexts: [CommandContext] {
        if let dialog = session.dialogs.last { return [.dialog(dialog.kind), .always] }
        return screenContexts
    }

    /// Where keys of the shown screen are looked for, whatever lies over it.
    var screenContexts: [CommandContext] {
        let screen = shown
        return screen.contexts + (screen.isTyping ? [.always] : [.everywhere, .always])
    }

    /// Whether printable keys are text now.
    package var isTyping: Bool {
        session.dialogs.last.map(\.isTyping) ?? shown.isTyping
    }

    /// Runs a command by its id, as a key, a click or the palette asks for it.
    ///
    /// A command that is not available says why in the status line; one that loses something asks first.
    package mutating func run(_ id: String, confirmed: Bool = false) -> [Effect] {
        guard let command = CommandTable.command(id) else { return [] }
        if let reason = command.disabledReason(self) {
            session.say(reason, .refused)
            return []
        }
        if !confirmed, let confirmation = command.confirmation(self) {
            session.show(.confirmation(confirmation))
            return []
        }
        return command.run(&self)
    }

    /// The commands of the screen that have a place in the footer, by rank.
    var footerCommands: [Command] {
        CommandTable.commands(in: contexts).filter { $0.rank != nil }
            .sorted { ($0.rank ?? 0) < ($1.rank ?? 0) }
    }
}
