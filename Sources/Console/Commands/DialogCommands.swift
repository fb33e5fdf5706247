import Terminal

/// What the dialogs answer to.
package enum DialogCommands {
    package static let all: [Command] =
        [
            close(
                .help,
                "Close the help",
                [.escape, .char("q"), .char("?"), .enter, .function(1)]
            ),
            close(.palette, "Close the palette", [.escape]),
            close(.fault, "Close the message", [.enter, .escape, .char("q"), .space]),
            close(.confirmation, "No, go back", [.escape, .char("n"), .char("q")], label: "no"),
            close(.prompt, "Leave without an answer", [.escape], label: "leave"),
            dialog(.palette, "run", "Run the command", label: "run", [.enter]) {
                $0.runFromPalette()
            },
            dialog(.confirmation, "yes", "Yes, do it", label: "yes", [.char("y"), .enter]) {
                $0.confirm()
            },
            dialog(.prompt, "accept", "Give the answer", label: "done", [.enter]) {
                $0.acceptPrompt()
            },
        ] + help + palette

    private static let help: [Command] = [
        motion(.help, .up, "Help: up", [.up, .char("k")]),
        motion(.help, .down, "Help: down", [.down, .char("j")]),
        motion(.help, .pageUp, "Help: a page up", [.pageUp, .ctrl("b"), .ctrl("u")]),
        motion(.help, .pageDown, "Help: a page down", [.pageDown, .ctrl("f"), .ctrl("d"), .space]),
        motion(.help, .first, "Help: to the start", [.home, .char("g")]),
        motion(.help, .last, "Help: to the end", [.end, .char("G")]),
    ]

    private static let palette: [Command] = [
        motion(.palette, .up, "Palette: up", [.up, .ctrl("p")]),
        motion(.palette, .down, "Palette: down", [.down, .ctrl("n")]),
        motion(.palette, .pageUp, "Palette: a page up", [.pageUp]),
        motion(.palette, .pageDown, "Palette: a page down", [.pageDown]),
    ]

    private static func close(
        _ kind: Dialog.Kind,
        _ title: String,
        _ keys: [Key],
        label: String = "close"
    ) -> Command {
        dialog(kind, "close", title, label: label, keys, rank: 90) { state in
            state.closeDialog()
            return []
        }
    }

    private static func motion(
        _ kind: Dialog.Kind,
        _ motion: Motion,
        _ title: String,
        _ keys: [Key]
    ) -> Command {
        let isShown = motion == .down
        return dialog(
            kind,
            motion.rawValue,
            title,
            label: kind == .help ? "scroll" : "choose",
            keys,
            rank: isShown ? 50 : nil
        ) { state in
            state.moveInDialog(motion)
            return []
        }
    }

    private static func dialog(
        _ kind: Dialog.Kind,
        _ verb: String,
        _ title: String,
        label: String,
        _ keys: [Key],
        rank: Int? = 10,
        run: @escaping @Sendable (inout ConsoleState) -> [Effect]
    ) -> Command {
        Command(
            id(kind, verb),
            title,
            label: label,
            keys: keys,
            context: .dialog(kind),
            group: .dialog,
            rank: rank,
            run: run
        )
    }

    /// The id of a dialog's command.
    static func id(_ kind: Dialog.Kind, _ verb: String) -> String { "\(kind.rawValue).\(verb)" }
}
