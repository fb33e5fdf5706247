import Foundation
import Testing

/// A shell on a real terminal of its own (tmux), to run the program in: keys go in, the screen comes out.
///
/// It waits for what the screen shall show, woken by every piece of output; nothing waits for a fixed time.
final class TerminalSession {
    /// What did not come to be seen, and what was seen instead.
    struct TimedOut: Error, CustomStringConvertible {
        var wanted: String
        var screen: String
        var description: String { "never seen: \(wanted)\n\(screen)" }
    }

    /// Longer than anything takes on a busy machine.
    private static let patience = Duration.seconds(60)

    private let marquee: CommandLine
    private let socket: String
    /// Carries what the terminal is sent, which tells that there may be something new to see.
    private let output: Int32

    /// Opens a terminal with a shell in the data folder of `marquee`; TERM and the rest as in `environment`.
    init(
        _ marquee: CommandLine,
        width: Int = 160,
        height: Int = 48,
        environment: [String: String] = [:]
    ) throws {
        self.marquee = marquee
        socket = marquee.path("tmux")
        let fifo = marquee.path("output")
        mkfifo(fifo, 0o600)
        output = open(fifo, O_RDWR | O_NONBLOCK | O_CLOEXEC)
        // A crash is to end the program at once, not to ask about a backtrace.
        let words = ["TERM": "tmux-256color", "SWIFT_BACKTRACE": "enable=no", "PS1": "shell> "]
            .merging(environment) { _, new in new }
            .map { "\($0.key)='\($0.value)'" }
        try tmux(
            "-f",
            "/dev/null",
            "new-session",
            "-d",
            "-x",
            "\(width)",
            "-y",
            "\(height)",
            "-c",
            marquee.folder.path,
            "env -u COLORTERM -u NO_COLOR -u TMUX " + words.joined(separator: " ") + " sh -i"
        )
        try tmux("pipe-pane", "cat > '\(fifo)'")
        try wait(for: "shell>")
    }

    deinit {
        // A server that is ending already, or gone, answers nothing: that is as good.
        _ = try? status(ofTmux: ["kill-server"])
        close(output)
    }

    /// The program as the shell takes it.
    var program: String { "'\(CommandLine.program.path)'" }

    // MARK: - Keys and mouse

    /// Types a text.
    func type(_ text: String) throws {
        try tmux("send-keys", "-l", text)
    }

    /// Presses keys by tmux's names: `Enter`, `C-s`, `Escape`.
    func press(_ keys: String...) throws {
        try tmux(["send-keys"] + keys)
    }

    /// Types a line for the shell.
    func run(_ line: String) throws {
        try type(line)
        try press("Enter")
    }

    /// Presses and lets go of the left button in the middle of a text that the screen shows.
    func click(_ text: String) throws {
        let place = try place(of: text)
        for final in ["M", "m"] { try type("\u{1B}[<0;\(place.column);\(place.row)\(final)") }
    }

    /// Turns the wheel over a text that the screen shows, towards the end.
    func scroll(over text: String) throws {
        let place = try place(of: text)
        try type("\u{1B}[<65;\(place.column);\(place.row)M")
    }

    /// Where a text stands, from 1, in its middle; waits for it.
    private func place(of text: String) throws -> (column: Int, row: Int) {
        let lines = try wait(for: text).split(separator: "\n", omittingEmptySubsequences: false)
        for (row, line) in lines.enumerated() {
            guard let range = line.range(of: text) else { continue }
            let before = line.distance(from: line.startIndex, to: range.lowerBound)
            return (before + text.count / 2 + 1, row + 1)
        }
        throw TimedOut(wanted: text, screen: lines.joined(separator: "\n"))
    }

    // MARK: - The screen

    /// What the terminal shows now; with colours as control strings where `styled`.
    func screen(styled: Bool = false) throws -> String {
        try tmux(["capture-pane", "-p"] + (styled ? ["-e"] : []))
    }

    /// Waits until the screen shows a text, and gives the screen.
    @discardableResult
    func wait(for text: String) throws -> String {
        try wait("“\(text)”") { $0.contains(text) }
    }

    /// Waits until the screen is as wanted, and gives it.
    @discardableResult
    func wait(_ wanted: String, until isThere: (String) -> Bool) throws -> String {
        let clock = ContinuousClock()
        let end = clock.now + Self.patience
        while true {
            let screen = try screen()
            if isThere(screen) { return screen }
            let rest = end - clock.now
            guard rest > .zero else { throw TimedOut(wanted: wanted, screen: screen) }
            awaitOutput(rest)
        }
    }

    /// Waits for something new to see, and forgets that there was.
    func awaitOutput(_ time: Duration = patience) {
        var file = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
        poll(&file, 1, Int32(clamping: time.components.seconds * 1000 + 1000))
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        while read(output, &bytes, bytes.count) > 0 {}
    }

    /// Changes the terminal's size.
    func resize(width: Int, height: Int) throws {
        try tmux("resize-window", "-x", "\(width)", "-y", "\(height)")
    }

    /// What tmux knows of the terminal's state, by the names of its formats.
    func state(_ formats: String...) throws -> [String] {
        try tmux(["display-message", "-p", formats.map { "#{\($0)}" }.joined(separator: " ")])
            .split(whereSeparator: \.isWhitespace).map(String.init)
    }

    // MARK: - tmux

    @discardableResult
    private func tmux(_ arguments: String...) throws -> String { try tmux(arguments) }

    @discardableResult
    private func tmux(_ arguments: [String]) throws -> String {
        let status = try status(ofTmux: arguments)
        try #require(status == 0, "tmux \(arguments)")
        return try String(contentsOfFile: marquee.path("tmux-output"), encoding: .utf8)
    }

    /// Runs tmux and gives how it ended; what it wrote is in the file `tmux-output`.
    private func status(ofTmux arguments: [String]) throws -> Int32 {
        // The server goes on running with the files that it was started with, so none is a pipe that is read to its
        // end, and the process is not Foundation's, which waits for such files to be closed.
        var files = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&files)
        defer { posix_spawn_file_actions_destroy(&files) }
        let output = marquee.path("tmux-output")
        posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(
            &files,
            STDOUT_FILENO,
            output,
            O_WRONLY | O_CREAT | O_TRUNC,
            0o600
        )
        // Nothing of the tests goes on in the server: not their open files, nor the signals that their threads block.
        for file: Int32 in 3..<256 { posix_spawn_file_actions_addclose(&files, file) }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setflags(
            &attributes,
            Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF)
        )
        let variables = marquee.environment.merging(["LC_ALL": "C.UTF-8"]) { _, new in new }
        var words = (["tmux", "-S", socket] + arguments).map { strdup($0) } + [nil]
        var environment = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for word in words + environment { free(word) } }
        var process: pid_t = 0
        let code = posix_spawnp(&process, "tmux", &files, &attributes, &words, &environment)
        try #require(code == 0, "tmux does not start: \(String(cString: strerror(code)))")
        var status: Int32 = -1
        while waitpid(process, &status, 0) == -1, errno == EINTR {}
        return status
    }
}
