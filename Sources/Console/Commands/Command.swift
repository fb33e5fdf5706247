package import Terminal

/// One thing that can be done: its keys, its words, why it may not be available, and what it does.
///
/// Footer, help, palette, mouse and the manual page are made from the same value.
package struct Command: Sendable {
    /// The screen (or `console`) and the verb: `products.toggle`.
    package var id: String
    /// The sentence in help and palette: `Put the product into the brief`.
    package var title: String
    /// The word or two in the footer: `into brief`.
    package var label: String
    package var keys: [Key]
    package var context: CommandContext
    package var group: CommandGroup
    /// The place in the footer, smaller first; nil keeps it out.
    package var rank: Int?
    /// Why it cannot be done now; nil when it can.
    package var disabledReason: @Sendable (ConsoleState) -> String?
    /// What is asked before it is done; nil when nothing is lost by doing it.
    package var confirmation: @Sendable (ConsoleState) -> Confirmation?
    /// Does it.
    package var run: @Sendable (inout ConsoleState) -> [Effect]

    package init(
        _ id: String,
        _ title: String,
        label: String = "",
        keys: [Key],
        context: CommandContext,
        group: CommandGroup,
        rank: Int? = nil,
        disabledReason: @escaping @Sendable (ConsoleState) -> String? = { _ in nil },
        confirmation: @escaping @Sendable (ConsoleState) -> Confirmation? = { _ in nil },
        run: @escaping @Sendable (inout ConsoleState) -> [Effect]
    ) {
        self.id = id
        self.title = title
        self.label = label.isEmpty ? title.lowercased() : label
        self.keys = keys
        self.context = context
        self.group = group
        self.rank = rank
        self.disabledReason = disabledReason
        self.confirmation = confirmation
        self.run = run
    }

    /// A command of one screen, written against the screen's own state.
    package static func on<S: Screen>(
        _ screen: S.Type,
        _ verb: String,
        _ title: String,
        label: String = "",
        keys: [Key],
        context: CommandContext? = nil,
        group: CommandGroup,
        rank: Int? = nil,
        disabledReason: @escaping @Sendable (S, Session) -> String? = { _, _ in nil },
        confirmation: @escaping @Sendable (S, Session) -> Confirmation? = { _, _ in nil },
        run: @escaping @Sendable (inout S, inout Session) -> [Effect]
    ) -> Command {
        Command(
            S.name + "." + verb,
            title,
            label: label,
            keys: keys,
            context: context ?? .screen(S.name),
            group: group,
            rank: rank,
            disabledReason: { state in
                state.screen(S.self).flatMap { disabledReason($0, state.session) }
            },
            confirmation: { state in
                state.screen(S.self).flatMap { confirmation($0, state.session) }
            },
            run: { state in state.mutate(S.self, run) }
        )
    }
}
