import Terminal

extension UsersScreen {
    package static let commands: [Command] = [
        .on(
            Self.self,
            "address",
            "Address the selected user",
            label: "address",
            keys: [.enter],
            group: .brief,
            rank: 10,
            disabledReason: { screen, _ in
                screen.browser.list.selectedRow == nil ? "No user is selected." : nil
            },
            run: { screen, session in
                screen.address(&session)
                return []
            }
        ),
        .on(
            Self.self,
            "everyone",
            "Address everyone",
            label: "everyone",
            keys: [.char("e")],
            group: .brief,
            rank: 12,
            run: { _, session in
                session.brief.user = nil
                session.say("Addressing everyone. \(session.nextStep)")
                return []
            }
        ),
    ]
}
