import Terminal

extension CommandTable {
    /// The keys as a section of the manual page: a heading a group, a line a command.
    package static func manualSection() -> String {
        var lines: [String] = []
        for group in CommandGroup.allCases {
            let commands = all.filter { $0.group == group && !$0.keys.isEmpty }
            guard !commands.isEmpty else { continue }
            if !lines.isEmpty { lines.append("") }
            lines.append(group.rawValue)
            let keys = commands.map { $0.keyText }
            let width = keys.map(\.count).max() ?? 0
            for (command, text) in zip(commands, keys) {
                let gap = String(repeating: " ", count: width - text.count + 2)
                lines.append("  " + text + gap + command.title + place(of: command))
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Where a command can be reached, said only where the group does not say it.
    private static func place(of command: Command) -> String {
        let screen = Screens.all.first { command.context == .screen($0.name) }
        guard let screen, command.group.rawValue != screen.title else { return "" }
        return " (\(screen.title))"
    }
}

extension Command {
    /// All its keys as people write them: `j, Down`.
    package var keyText: String { keys.map(\.label).joined(separator: ", ") }
}
