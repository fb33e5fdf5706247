/// What the terminal is asked to tell beside plain keys: the mouse, pastes, focus.
final class TerminalModes {
    var isMouseOn = true
    /// Whether the terminal can be asked whether it knows synchronised output.
    private let answersQueries: Bool

    init(environment: [String: String]) {
        let name = environment["TERM"] ?? ""
        // Others print parts of a question that they do not understand.
        answersQueries =
            environment["TERM_PROGRAM"] != "Apple_Terminal"
            && Self.answering.contains { name.hasPrefix($0) }
    }

    private static let answering = [
        "xterm", "tmux", "screen", "alacritty", "foot", "kitty", "wezterm", "ghostty", "contour",
        "rio", "iterm", "konsole", "vte", "mintty", "mlterm", "vscode", "st-",
    ]

    private static func bytes(_ sequences: [String]) -> [UInt8] {
        sequences.flatMap { Array("\u{1B}[?\($0)".utf8) }
    }

    /// Asks whether the terminal knows synchronised output; the answer comes with the input.
    var queries: [UInt8] {
        answersQueries ? Self.bytes(["2026$p"]) : []
    }

    var on: [UInt8] {
        mouse + Self.bytes(["2004h", "1004h"])
    }

    /// Presses, the wheel and moves with a button held, at any width of the screen.
    var mouse: [UInt8] {
        Self.bytes(isMouseOn ? ["1002h", "1006h"] : ["1006l", "1002l"])
    }

    /// Ends a control string that was cut off, ends a frame that was begun, and turns everything off.
    var off: [UInt8] {
        Array("\u{1B}\\".utf8) + (answersQueries ? Self.bytes(["2026l"]) : [])
            + Self.bytes(["1006l", "1002l", "2004l", "1004l"])
    }
}
