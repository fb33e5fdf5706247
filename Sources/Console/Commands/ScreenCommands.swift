import Terminal

/// Going from screen to screen.
package enum ScreenCommands {
    package static let all: [Command] =
        numbered + [step("next", "Next screen", "]", by: 1)]
        + [step("previous", "Screen before", "[", by: -1)]

    private static let numbered: [Command] = Screens.all.enumerated().map { index, screen in
        let name = screen.name
        return Command(
            id(of: name),
            "Go to \(screen.title)",
            label: screen.title,
            keys: index < 9 ? [.char(Character(String(index + 1)))] : [],
            context: .everywhere,
            group: .screens
        ) { state in
            state.session.screen = name
            return []
        }
    }

    /// The command that goes to a screen.
    package static func id(of screen: String) -> String { "screen." + screen }

    private static func step(
        _ verb: String,
        _ title: String,
        _ key: Character,
        by step: Int
    ) -> Command {
        Command(
            "screen." + verb,
            title,
            keys: [.char(key)],
            context: .everywhere,
            group: .screens
        ) { state in
            let count = Screens.all.count
            let index = (state.shownIndex + step + count) % count
            state.session.screen = Screens.all[index].name
            return []
        }
    }
}
