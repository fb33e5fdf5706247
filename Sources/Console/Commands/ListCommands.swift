import Terminal

/// Filtering and sorting, on every screen with a list; the screen does it, told by `ScreenMessage.list`.
package enum ListCommands {
    package static let all: [Command] = [
        list(.filter, "Filter the list", label: "filter", [.char("/")], rank: 60),
        list(.nextSort, "Sort by the next column", label: "sort", [.char("s")], rank: 62),
        list(.reverseSort, "Turn the order around", label: "reverse", [.char("S")]),
        list(
            .acceptFilter,
            "Keep the filter",
            label: "keep filter",
            [.enter],
            context: .filter,
            rank: 10
        ),
        list(
            .clearFilter,
            "Take the filter away",
            label: "clear filter",
            [.escape],
            context: .filter,
            rank: 11
        ),
        motion(.up, "Up, while the filter is typed", .up),
        motion(.down, "Down, while the filter is typed", .down),
        motion(.pageUp, "A page up, while the filter is typed", .pageUp),
        motion(.pageDown, "A page down, while the filter is typed", .pageDown),
    ]

    /// The contexts of a list screen's stacks: the list, and the filter while it is typed.
    package static func contextStacks(of screen: String) -> [[CommandContext]] {
        [[.screen(screen), .list, .everywhere, .always], [.filter, .always]]
    }

    private static func list(
        _ action: ListAction,
        _ title: String,
        label: String,
        _ keys: [Key],
        context: CommandContext = .list,
        rank: Int? = nil
    ) -> Command {
        Command(
            "list.\(action.rawValue)",
            title,
            label: label,
            keys: keys,
            context: context,
            group: .list,
            rank: rank
        ) { state in state.tellShown(.list(action)) }
    }

    private static func motion(_ motion: Motion, _ title: String, _ key: Key) -> Command {
        Command(
            "filter.\(motion.rawValue)",
            title,
            keys: [key],
            context: .filter,
            group: .list
        ) { state in state.tellShown(.move(motion)) }
    }
}
