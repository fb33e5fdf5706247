import Studio
import Terminal

/// What concerns the program as a whole.
package enum ProgramCommands {
    package static let all: [Command] = [
        Command(
            "console.help",
            "Show every key of this screen",
            label: "help",
            keys: [.char("?"), .function(1)],
            context: .everywhere,
            group: .program,
            rank: 90
        ) { state in
            state.session.show(.help(HelpDialog()))
            return []
        },
        Command(
            "console.palette",
            "Find a command by name",
            label: "commands",
            keys: [.char(":"), .ctrl("p")],
            context: .everywhere,
            group: .program,
            rank: 92
        ) { state in
            state.session.show(.palette(Palette()))
            return []
        },
        Command(
            "console.cancel",
            "Stop writing",
            label: "stop",
            keys: [.ctrl("c")],
            context: .always,
            group: .program,
            disabledReason: { state in
                state.session.isWriting ? nil : "Nothing is being written; q leaves Marquee."
            },
            run: { _ in [.perform(.cancelWriting)] }
        ),
        Command(
            "console.theme",
            "Next theme",
            label: "theme",
            keys: [.char("T")],
            context: .everywhere,
            group: .program,
            disabledReason: { state in
                state.session.themes.count > 1 ? nil : "There is no other theme."
            },
            run: { state in
                let themes = state.session.themes
                let index = themes.firstIndex(of: state.session.theme) ?? -1
                return [.selectTheme(themes[(index + 1) % themes.count])]
            }
        ),
        Command(
            "console.mouse",
            "Mouse on or off (off: the terminal selects text)",
            label: "mouse",
            keys: [.char("m")],
            context: .everywhere,
            group: .program
        ) { state in
            state.session.isMouseOn.toggle()
            state.session.say(
                state.session.isMouseOn
                    ? "Mouse on."
                    : "Mouse off: select text with your terminal; m turns it on again."
            )
            return [.setMouse(state.session.isMouseOn)]
        },
        Command(
            "console.reload",
            "Read the shop again",
            label: "reload",
            keys: [.char("R"), .function(5)],
            context: .everywhere,
            group: .program
        ) { state in
            state.session.say("Reading the shop again.")
            return [.perform(.overview)] + state.tellAll(.reload)
        },
        Command(
            "console.redraw",
            "Draw the screen again",
            keys: [.ctrl("l")],
            context: .always,
            group: .program
        ) { _ in [.redraw] },
        Command(
            "console.suspend",
            "Suspend; fg in the shell comes back",
            keys: [.ctrl("z")],
            context: .always,
            group: .program
        ) { _ in [.suspend] },
        Command(
            "console.back",
            "One step back",
            label: "back",
            keys: [.escape],
            context: .everywhere,
            group: .program
        ) { state in
            state.stepBack() ?? []
        },
        Command(
            "console.quit",
            "One step back, or leave Marquee",
            label: "quit",
            keys: [.char("q")],
            context: .everywhere,
            group: .program,
            rank: 99
        ) { state in
            state.stepBack() ?? state.run("console.leave")
        },
        Command(
            "console.leave",
            "Leave Marquee",
            label: "leave",
            keys: [.char("Q")],
            context: .everywhere,
            group: .program,
            confirmation: { $0.leaveConfirmation },
            run: { $0.leave() }
        ),
    ]
}
