import Terminal

extension ExportScreen {
    package static let commands: [Command] = [
        .on(
            ExportScreen.self,
            "write",
            "Write the accepted copy to the file",
            label: "export",
            keys: [.enter, .char("x")],
            group: .export,
            rank: 10,
            disabledReason: { screen, _ in screen.exportRefusal },
            run: { screen, _ in screen.export(overwrite: false) }
        ),
        .on(
            ExportScreen.self,
            "replace",
            "Write the accepted copy over the file that is there",
            keys: [],
            group: .export,
            disabledReason: { screen, _ in screen.exportRefusal },
            confirmation: { screen, _ in
                Confirmation(
                    title: "Replace \(screen.path)?",
                    text: "If a file of that name is there, it is lost.",
                    yes: "Replace",
                    command: "export.replace"
                )
            },
            run: { screen, _ in screen.export(overwrite: true) }
        ),
        .on(
            ExportScreen.self,
            "format",
            "Next format",
            label: "format",
            keys: [.char("f")],
            group: .export,
            rank: 12,
            run: { screen, session in
                screen.choose(format: screen.format + 1)
                return screen.update(.changed, session: &session)
            }
        ),
        .on(
            ExportScreen.self,
            "formatBefore",
            "Format before",
            label: "format",
            keys: [.char("F")],
            group: .export,
            run: { screen, session in
                screen.choose(format: screen.format - 1)
                return screen.update(.changed, session: &session)
            }
        ),
        .on(
            ExportScreen.self,
            "path",
            "Change the file",
            label: "file",
            keys: [.char("p"), .char("e")],
            group: .export,
            rank: 14,
            run: { screen, session in
                session.show(
                    .prompt(
                        Prompt(
                            name: pathPrompt,
                            title: "File",
                            hint: "Relative to the folder that Marquee was started in.",
                            text: screen.path
                        )
                    )
                )
                return []
            }
        ),
    ]

    /// Why nothing can be exported now.
    private var exportRefusal: String? {
        if isUnderWay { return "The file is being written." }
        guard list.total == 0 else { return nil }
        if list.shown == nil { return "The accepted copy is still being read." }
        return "Nothing is accepted yet: \(ScreenKeys.key(of: ReviewScreen.name)), then a, accepts."
    }
}
