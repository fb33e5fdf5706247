package import Studio

/// What the console wants done outside; the composition performs it and answers with messages.
package enum Effect: Hashable, Sendable {
    /// Performed by the studio, answered by `Message.event`.
    case perform(Request)
    /// Opens `$EDITOR` on the text, answered by `Message.editorReturned`.
    case editExternally(text: String)
    /// Leaves the program.
    case quit
    /// Stops the program as `Ctrl-Z` does in a shell; a redraw follows when it goes on.
    case suspend
    /// Paints every cell again, because the terminal was disturbed.
    case redraw
    /// Listens to the mouse, or leaves it to the terminal's own selection.
    case setMouse(Bool)
    /// Loads a theme, answered by `Message.themeChanged`.
    case selectTheme(String)
    /// Sends `Message.tick` a few times a second, because something moves.
    case startTicking
    case stopTicking
}
