import CNcurses

/// The control strings of the terminal that is open, for what is written past ncurses.
package struct TerminalStrings {
    let normal: [UInt8]
    let bold: [UInt8]
    let dim: [UInt8]
    let italic: [UInt8]
    let underline: [UInt8]
    let reverse: [UInt8]
    let hideCursor: [UInt8]
    let showCursor: [UInt8]
    /// Back to the shell's screen; where the terminal has but one, it is cleared.
    let leaveScreen: [UInt8]
    let hasOwnScreen: Bool
    private let move: [CChar]
    private let foreground: [CChar]?
    private let background: [CChar]?
    /// Whether the last cell of the last row can be written without scrolling.
    let holdsLastCell: Bool

    /// Reads them from the description that ncurses has open.
    init() {
        normal = Self.bytes("sgr0")
        bold = Self.bytes("bold")
        dim = Self.bytes("dim")
        italic = Self.bytes("sitm")
        underline = Self.bytes("smul")
        reverse = Self.bytes("rev")
        hideCursor = Self.bytes("civis")
        showCursor = Self.bytes("cnorm")
        let leave = Self.bytes("rmcup")
        hasOwnScreen = !leave.isEmpty
        leaveScreen = hasOwnScreen ? leave : Self.bytes("clear")
        move = Self.characters("cup") ?? [0]
        foreground = Self.characters("setaf")
        background = Self.characters("setab")
        holdsLastCell = tigetflag("xenl") > 0 || tigetflag("am") <= 0
    }

    /// Puts the cursor at a place, wherever it was.
    func move(x: Int, y: Int) -> [UInt8] { filled(move, y, x) }

    func foreground(_ color: Int32) -> [UInt8] {
        foreground.map { filled($0, Int(color), 0) } ?? []
    }

    func background(_ color: Int32) -> [UInt8] {
        background.map { filled($0, Int(color), 0) } ?? []
    }

    private func filled(_ text: [CChar], _ first: Int, _ second: Int) -> [UInt8] {
        guard let filled = curses_filled(text, first, second) else { return [] }
        return Self.withoutPadding(String(cString: filled))
    }

    private static func characters(_ name: String) -> [CChar]? {
        curses_string(name).map { Array(String(cString: $0).utf8CString) }
    }

    private static func bytes(_ name: String) -> [UInt8] {
        curses_string(name).map { withoutPadding(String(cString: $0)) } ?? []
    }

    /// The string without its waits (`$<5>`), which only terminals on slow lines needed.
    package static func withoutPadding(_ text: String) -> [UInt8] {
        Array(text.replacing(/\$<[^>]*>/, with: "").utf8)
    }
}
