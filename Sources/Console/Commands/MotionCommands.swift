import Terminal

/// Moving by arrow and vim keys, on whatever pane has the keys.
package enum MotionCommands {
    package static let all: [Command] =
        [
            motion(.up, "Up", [.up, .char("k")]),
            motion(.down, "Down", [.down, .char("j")]),
            motion(.left, "Left", [.left, .char("h")]),
            motion(.right, "Right", [.right, .char("l")]),
            motion(.halfPageUp, "Half a page up", [.ctrl("u")]),
            motion(.halfPageDown, "Half a page down", [.ctrl("d")]),
            motion(.pageUp, "A page up", [.pageUp, .ctrl("b")]),
            motion(.pageDown, "A page down", [.pageDown, .ctrl("f")]),
            motion(.first, "To the start", [.char("g"), .home]),
            motion(.last, "To the end", [.char("G"), .end]),
            focus("next", "Next pane", [.tab], backwards: false),
            focus("previous", "Pane before", [.backTab], backwards: true),
        ]

    private static func motion(_ motion: Motion, _ title: String, _ keys: [Key]) -> Command {
        Command("move.\(motion.rawValue)", title, keys: keys, context: .everywhere, group: .move) {
            state in state.tellShown(.move(motion))
        }
    }

    private static func focus(
        _ verb: String,
        _ title: String,
        _ keys: [Key],
        backwards: Bool
    ) -> Command {
        Command(
            "pane.\(verb)",
            title,
            label: "pane",
            keys: keys,
            context: .everywhere,
            group: .move,
            rank: backwards ? nil : 70
        ) { state in
            state.tellShown(.focusNext(backwards: backwards))
        }
    }
}
