import Terminal

extension ProductsScreen {
    package static let commands: [Command] = [
        .on(
            Self.self,
            "toggle",
            "Put the product into the brief, or take it out",
            label: "into brief",
            keys: [.space, .enter],
            group: .brief,
            rank: 10,
            disabledReason: { screen, _ in
                screen.browser.list.selectedRow == nil ? "No product is selected." : nil
            },
            run: { screen, session in
                screen.toggle(&session)
                return []
            }
        ),
        .on(
            Self.self,
            "clear",
            "Take every product out of the brief",
            label: "clear",
            keys: [.char("c")],
            group: .brief,
            rank: 14,
            disabledReason: { _, session in
                session.brief.products.isEmpty ? "No product is in the brief." : nil
            },
            run: { _, session in
                session.brief.removeProducts()
                session.say("No product is in the brief.")
                return []
            }
        ),
    ]
}
