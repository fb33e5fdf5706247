/// What was read from the terminal: what the person did, or what the terminal answers.
package enum Decoded: Hashable, Sendable {
    case input(InputEvent)
    case reply(TerminalReply)
}

/// What the terminal answers to a question of the program.
package enum TerminalReply: Hashable, Sendable {
    /// Whether a private mode is known (DECRPM): 0 unknown, 1 set, 2 reset, 3 always set, 4 always reset.
    case mode(number: Int, state: Int)
    /// The primary device attributes (DA1).
    case attributes([Int])
    /// Where the cursor stands, from 0 (CPR).
    case cursor(Point)
    /// The flags of the kitty keyboard protocol.
    case keyboard(Int)
}
