package import Terminal

/// Every command of the console.
package enum CommandTable {
    /// In the order in which help lists them within a group.
    package static let all: [Command] =
        Screens.all.flatMap { $0.commands } + ListCommands.all + MotionCommands.all
        + ScreenCommands.all + ProgramCommands.all + DialogCommands.all

    private static let byID: [String: Command] = Dictionary(
        all.map { ($0.id, $0) },
        uniquingKeysWith: { first, _ in first }
    )

    private static let byContext: [CommandContext: [Command]] = Dictionary(
        grouping: all,
        by: \.context
    )

    /// The command of an id.
    package static func command(_ id: String) -> Command? { byID[id] }

    /// The commands that can be reached in these contexts, inner contexts first.
    package static func commands(in contexts: [CommandContext]) -> [Command] {
        contexts.flatMap { byContext[$0] ?? [] }
    }

    /// The command that a key means in these contexts.
    package static func command(for key: Key, in contexts: [CommandContext]) -> Command? {
        commands(in: contexts).first { $0.keys.contains(key) }
    }

    /// Pairs of commands that would answer to one key in contexts that are active together.
    package static func conflicts() -> [(Command, Command, Key)] {
        var found: [(Command, Command, Key)] = []
        let stacks = Screens.all.flatMap { $0.contextStacks } + Dialog.contextStacks
        for stack in stacks {
            var owners: [Key: Command] = [:]
            for command in commands(in: stack) {
                for key in command.keys {
                    if let owner = owners[key] { found.append((owner, command, key)) }
                    owners[key] = command
                }
            }
        }
        return found
    }
}
