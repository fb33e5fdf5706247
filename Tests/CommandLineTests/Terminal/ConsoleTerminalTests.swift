import Foundation
import Testing

@Suite("The console on a terminal", .serialized)
struct ConsoleTerminalTests {
    /// Runs the program between two looks at the terminal's line; its process id and its end are told.
    private func line(_ terminal: TerminalSession) -> String {
        "stty -g > before; sh -c 'echo $$ > pid; exec \(terminal.program.dropFirst().dropLast())'; "
            + "echo \"ended $?\"; stty -g > after; echo look''ed"
    }

    /// Whether the terminal is as it was before the program ran.
    private func expectRestored(_ terminal: TerminalSession, _ marquee: CommandLine) throws {
        try terminal.wait { $0.contains("\nlooked") }
        let before = try String(contentsOfFile: marquee.path("before"), encoding: .utf8)
        let after = try String(contentsOfFile: marquee.path("after"), encoding: .utf8)
        #expect(before == after)
        #expect(!before.isEmpty)
        let state = try terminal.state("alternate_on", "cursor_flag", "mouse_any_flag")
        #expect(state == ["0", "1", "0"])
    }

    private func processID(_ marquee: CommandLine) throws -> pid_t {
        let text = try String(contentsOfFile: marquee.path("pid"), encoding: .utf8)
        return try #require(pid_t(text.trimmingCharacters(in: .whitespacesAndNewlines)))
    }

    @Test("what it changes of the terminal it gives back at the end", .timeLimit(.minutes(2)))
    func quits() throws {
        let marquee = try CommandLine.withWalkShop()
        let terminal = try TerminalSession(marquee, width: 80, height: 24)
        try terminal.run(line(terminal))
        try terminal.wait(for: "user_24")
        #expect(
            try terminal.state("alternate_on", "cursor_flag", "mouse_any_flag") == ["1", "0", "1"]
        )
        try terminal.type("q")
        try terminal.wait(for: "ended 0")
        try expectRestored(terminal, marquee)
    }

    @Test(
        "a signal that ends it leaves the terminal as it was",
        .timeLimit(.minutes(2)),
        arguments: [SIGTERM, SIGHUP, SIGQUIT, SIGSEGV, SIGABRT, SIGILL, SIGBUS, SIGFPE, SIGTRAP]
    )
    func killed(signal: Int32) throws {
        let marquee = try CommandLine.withWalkShop()
        let terminal = try TerminalSession(marquee, width: 80, height: 24)
        try terminal.run(line(terminal))
        try terminal.wait(for: "user_24")
        kill(try processID(marquee), signal)
        try terminal.wait(for: "ended \(128 + signal)")
        try expectRestored(terminal, marquee)
    }

    @Test("it is stopped by Ctrl-Z and comes back by fg", .timeLimit(.minutes(2)))
    func suspends() throws {
        let marquee = try CommandLine.withWalkShop()
        let terminal = try TerminalSession(marquee, width: 80, height: 24)
        try terminal.run(terminal.program)
        try terminal.wait(for: "user_24")
        try terminal.press("C-z")
        try terminal.wait(for: "Stopped")
        #expect(
            try terminal.state("alternate_on", "cursor_flag", "mouse_any_flag") == ["0", "1", "0"]
        )
        try terminal.run("fg")
        try terminal.wait { $0.contains("user_24") && !$0.contains("Stopped") }
        #expect(
            try terminal.state("alternate_on", "cursor_flag", "mouse_any_flag") == ["1", "0", "1"]
        )
        try terminal.type("2")
        try terminal.wait(for: "Wool Throw")
        try terminal.type("q")
        try terminal.wait(for: "shell>")
    }

    @Test("it follows the terminal's size, down to what is too small", .timeLimit(.minutes(2)))
    func resizes() throws {
        let marquee = try CommandLine.withWalkShop()
        let terminal = try TerminalSession(marquee, width: 80, height: 24)
        try terminal.run("exec \(terminal.program)")
        try terminal.wait(for: "user_24")
        try terminal.resize(width: 160, height: 48)
        try terminal.wait("a frame as wide as the terminal") { screen in
            screen.split(separator: "\n").contains { $0.count == 160 && $0.hasSuffix("╮") }
        }
        try terminal.resize(width: 20, height: 6)
        try terminal.wait("a note") { $0.contains("20×6") || $0.contains("small") }
        try terminal.resize(width: 80, height: 24)
        try terminal.wait(for: "user_24")
    }

    @Test(
        "it shows itself with as many colours as the terminal has",
        .timeLimit(.minutes(2)),
        arguments: [
            (["COLORTERM": "truecolor"], "\u{1B}[38;2;"),
            (["TERM": "xterm-256color"], "\u{1B}[38;5;"),
            (["TERM": "xterm"], "\u{1B}[3"),
            (["TERM": "vt100"], "\u{1B}[1m"),
            (["NO_COLOR": "1"], "\u{1B}[1m"),
        ]
    )
    func colors(environment: [String: String], sign: String) throws {
        let marquee = try CommandLine.withWalkShop()
        let terminal = try TerminalSession(
            marquee,
            width: 80,
            height: 24,
            environment: environment
        )
        try terminal.run("exec \(terminal.program)")
        try terminal.wait(for: "user_24")
        let screen = try terminal.screen(styled: true)
        #expect(screen.contains(sign))
        if environment["TERM"] == "vt100" || environment["NO_COLOR"] != nil {
            #expect(!screen.contains(/\u{1B}\[[0-9;]*(3[0-7]|4[0-7]|38;|48;)[0-9;]*m/))
        }
    }

    @Test(
        "where it cannot be shown it says why, and touches nothing",
        .timeLimit(.minutes(2)),
        arguments: [
            ("TERM=dumb ", "", "cannot place its cursor"),
            ("TERM=nonsense ", "", "No description of it is installed"),
            ("env -u TERM ", "", "TERM is not set"),
            ("", " < /dev/null", "Standard input"),
            ("", " | cat", "Standard output"),
        ]
    )
    func refused(before: String, after: String, message: String) throws {
        let marquee = try CommandLine.withWalkShop()
        let terminal = try TerminalSession(marquee)
        try terminal.run(
            "stty -g > before; \(before)\(terminal.program)\(after); stty -g > after; echo look''ed"
        )
        try terminal.wait(for: message)
        try expectRestored(terminal, marquee)
    }
}

extension TerminalSession {
    fileprivate func wait(until isThere: (String) -> Bool) throws {
        try wait("the screen that is asked for", until: isThere)
    }
}
