import Terminal
import TerminalCurses
import Testing

@Suite("Which description of a terminal is tried")
struct TerminalDescriptionTests {
    private func names(_ environment: [String: String], colors: ColorDepth? = nil) -> [String] {
        TerminalDescription.candidates(environment: environment, colors: colors).map(\.name)
    }

    @Test("a terminal that announces nothing is taken by its name")
    func plain() {
        #expect(names(["TERM": "xterm-256color"]) == ["xterm-256color"])
        #expect(names(["TERM": "vt100"]) == ["vt100"])
        #expect(names([:]) == [""])
    }

    @Test(
        "one that announces true colour is tried with direct colours first, by its name last",
        arguments: [
            ("xterm-256color", "xterm-direct"), ("xterm-kitty", "kitty-direct"),
            ("alacritty", "alacritty-direct"), ("foot", "xterm-direct"),
        ]
    )
    func announced(name: String, direct: String) {
        let names = names(["TERM": name, "COLORTERM": "truecolor"])
        #expect(names.contains(direct))
        #expect(names.last == name)
        #expect(names.dropLast().allSatisfy { $0.hasSuffix("-direct") })
        #expect(self.names(["TERM": name, "COLORTERM": "24bit"]) == names)
    }

    @Test("within tmux it is tmux's colours that count")
    func tmux() {
        let environment = [
            "TERM": "screen-256color", "COLORTERM": "truecolor", "TMUX": "/tmp/a,1,0",
        ]
        #expect(names(environment) == ["tmux-direct", "screen-256color"])
    }

    @Test(
        "the word of the terminal around it is not believed of one that has no such colours",
        arguments: ["screen-256color", "screen", "linux", "vt220", "dumb"]
    )
    func notBelieved(name: String) {
        #expect(names(["TERM": name, "COLORTERM": "truecolor", "TMUX": ""]) == [name])
    }

    @Test("NO_COLOR turns colours off unless it is empty, and the command line has the last word")
    func noColor() {
        let environment = ["TERM": "xterm-256color", "COLORTERM": "truecolor", "NO_COLOR": "1"]
        #expect(
            TerminalDescription.candidates(environment: environment)
                == [TerminalDescription(name: "xterm-256color", limit: .monochrome)]
        )
        #expect(names(environment, colors: .trueColor).contains("xterm-direct"))
        let empty = environment.merging(["NO_COLOR": ""]) { _, new in new }
        #expect(names(empty).contains("xterm-direct"))
    }

    @Test("a number of colours that is asked for is asked of a description that has as many")
    func asked() {
        let environment = ["TERM": "xterm-256color", "COLORTERM": "truecolor"]
        #expect(names(environment, colors: .ansi16) == ["xterm-16color", "xterm-256color"])
        #expect(names(["TERM": "xterm"], colors: .palette256) == ["xterm", "xterm-256color"])
        for depth in [ColorDepth.monochrome, .ansi16, .palette256] {
            let descriptions = TerminalDescription.candidates(
                environment: environment,
                colors: depth
            )
            #expect(descriptions.allSatisfy { $0.limit == depth })
        }
    }
}
