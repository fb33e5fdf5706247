/// What the person at the terminal did.
package enum InputEvent: Hashable, Sendable {
    case key(Key)
    case mouse(MouseEvent)
    /// Text that was pasted as one piece; line ends are `\n`.
    case paste(String)
    case resize(Size)
    /// Whether the terminal's window has the keyboard now.
    case focus(Bool)
}

/// What was done with the mouse, and where.
package struct MouseEvent: Hashable, Sendable {
    /// A button of the mouse.
    package enum Button: String, Hashable, Sendable {
        case left
        case middle
        case right
    }

    /// What was done.
    package enum Action: Hashable, Sendable {
        case press(Button)
        /// The second press of a button at one place within a short time; follows the press.
        case double(Button)
        case release(Button)
        /// Moved with a button held down.
        case drag(Button)
        case wheelUp
        case wheelDown
        case wheelLeft
        case wheelRight
    }

    package var action: Action
    package var point: Point
    package var modifiers: Key.Modifiers

    package init(_ action: Action, at point: Point, modifiers: Key.Modifiers = []) {
        self.action = action
        self.point = point
        self.modifiers = modifiers
    }
}
