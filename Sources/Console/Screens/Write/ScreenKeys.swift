import Terminal

/// The keys that go to screens, for sentences that say what to do next.
enum ScreenKeys {
    /// The key that goes to a screen, as people write it.
    static func key(of screen: String) -> String {
        CommandTable.command(ScreenCommands.id(of: screen))?.keys.first?.label ?? screen
    }
}
