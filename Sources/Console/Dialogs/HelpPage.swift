package import Terminal

/// Every key of a screen and its modes, by what the commands are about; made from the command table.
package struct HelpPage: Sendable {
    /// The commands in the order of the page.
    package let commands: [Command]
    /// The page itself.
    package let lines: [Line]

    /// The page of a screen.
    package init(of screen: any Screen) {
        let stacks = type(of: screen).contextStacks + Dialog.contextStacks
        var contexts: [CommandContext] = []
        for context in stacks.flatMap({ $0 }) where !contexts.contains(context) {
            contexts.append(context)
        }
        let reachable = CommandTable.commands(in: contexts)
        let groups = CommandGroup.allCases.map { group in
            (group, reachable.filter { $0.group == group })
        }
        commands = groups.flatMap(\.1)
        let width = commands.map { displayWidth($0.keyText) }.max() ?? 0
        var lines: [Line] = []
        for (group, commands) in groups where !commands.isEmpty {
            if !lines.isEmpty { lines.append(Line()) }
            lines.append(Line(group.rawValue, .title))
            for command in commands {
                let text = command.keyText
                let gap = String(repeating: " ", count: width - displayWidth(text) + 2)
                lines.append(
                    Line([Span("  "), Span(text, Style(.key)), Span(gap), Span(command.title)])
                )
            }
        }
        self.lines = lines
    }
}
