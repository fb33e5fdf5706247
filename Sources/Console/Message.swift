package import Studio
package import Terminal

/// What happens to the console; a session can be replayed from its messages.
package enum Message: Hashable, Sendable {
    case input(InputEvent)
    /// An answer of the studio.
    case event(Event)
    /// `$EDITOR` ended; nil when it failed or nothing was saved.
    case editorReturned(text: String?)
    /// Time went on; only sent between `startTicking` and `stopTicking`.
    case tick
    /// A theme is in use now.
    case themeChanged(String)
    /// Something outside the studio failed: a theme, the editor, the terminal.
    case failed(Fault)
}
