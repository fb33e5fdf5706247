package import Studio
package import Terminal

/// One screen of the console: a value with a pure update and a pure view.
///
/// A new screen is a new folder under `Screens/`, a line in `Screens.all`, and its test.
package protocol Screen: Sendable {
    /// What commands and regions call it: `products`.
    static var name: String { get }
    /// What its tab says: `Products`.
    static var title: String { get }
    /// The commands that are its own.
    static var commands: [Command] { get }
    /// Every list of contexts that `contexts` can give, with the console's own; keys are held apart within each.
    static var contextStacks: [[CommandContext]] { get }

    init()

    /// Where its keys are looked for now, innermost first; the console adds its own unless text is typed.
    var contexts: [CommandContext] { get }
    /// Whether printable keys are text now.
    var isTyping: Bool { get }
    /// Whether something on it moves by itself, so that ticks are needed.
    var isMoving: Bool { get }

    /// Takes what happened; called for every screen with the studio's events, else for the one that is shown.
    mutating func update(_ message: ScreenMessage, session: inout Session) -> [Effect]
    /// Takes one step back (leaves a mode, goes to the first pane); false when there was none to take.
    mutating func back(session: inout Session) -> Bool
    /// Paints the screen into the frame's whole area, which the console has cut to size.
    func view(on frame: inout Frame, session: Session)
}

/// What happens to a screen.
package enum ScreenMessage: Hashable, Sendable {
    /// It came into view.
    case appeared
    /// The terminal, or the brief, or the overview changed.
    case changed
    /// The shop's records changed elsewhere: read again what is shown.
    case reload
    /// A key or paste that no command took.
    case input(InputEvent)
    /// The selection or what is seen is moved.
    case move(Motion)
    /// The next pane takes the keys, or the one before it.
    case focusNext(backwards: Bool)
    /// Filters or sorts; told to screens with `CommandContext.list` or `.filter` among their contexts.
    case list(ListAction)
    case pointer(Pointer)
    case event(Event)
    /// A prompt of this screen was answered.
    case answered(prompt: String, text: String)
    case editorReturned(text: String?)
    case tick
}

extension Screen {
    package static var contextStacks: [[CommandContext]] {
        [[.screen(name), .everywhere, .always]]
    }
    package var contexts: [CommandContext] { [.screen(Self.name)] }
    package var isTyping: Bool { false }
    package var isMoving: Bool { false }
    package mutating func back(session: inout Session) -> Bool { false }
}
