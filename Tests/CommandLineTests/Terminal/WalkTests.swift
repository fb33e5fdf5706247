import Foundation
import Testing

@Suite("The main job on a terminal", .serialized)
struct WalkTests {
    private static let text = "Coffee Week: 20% off the Copper Moka Pot until July 4."

    @Test("by keys alone, from a user to the exported file", .timeLimit(.minutes(5)))
    func byKeys() throws {
        let marquee = try CommandLine.withWalkShop()
        let terminal = try TerminalSession(marquee)
        try terminal.run("exec \(terminal.program)")

        try terminal.wait(for: "of 40 ╮")
        try terminal.type("/user_17")
        try terminal.wait(for: "╭ user_17 ─")
        try terminal.press("Enter", "Enter")
        try terminal.wait(for: "To user_17")
        try terminal.type("2/moka")
        try terminal.wait(for: "╭ Copper Moka Pot ─")
        try terminal.press("Enter", "Space")
        try terminal.wait(for: "· Copper Moka Pot ·")
        try terminal.type("3/coffee")
        try terminal.wait(for: "╭ Coffee Week ─")
        try terminal.press("Enter", "Enter")
        try terminal.wait(for: "· Coffee Week 20% off ·")
        try terminal.type("4")
        try terminal.wait(for: "Facts that may be stated")
        try terminal.type("c")
        try terminal.wait(for: "‹ Email body ›")

        try terminal.type("w5")
        try watchAttention(terminal)

        try terminal.type("6")
        try terminal.wait { $0.contains("drafted ╮") || $0.contains("blocked ╮") }
        try terminal.type("e")
        try terminal.wait(for: "Edit: Email body")
        try terminal.press("C-Home")
        // Each line is taken out, and then the line end behind it.
        for _ in 0..<80 { try terminal.press("C-k", "Delete") }
        try terminal.type(Self.text)
        try terminal.wait(for: Self.text)
        try terminal.press("C-s")
        try terminal.wait(for: "edited ╮")
        try terminal.type("a")
        try terminal.wait(for: "Accepted")

        try terminal.type("7")
        try terminal.wait(for: "1 accepted suggestion")
        try terminal.press("Enter")
        try terminal.wait(for: "written to marquee-copy.csv")
        let file = try String(contentsOfFile: marquee.path("marquee-copy.csv"), encoding: .utf8)
        #expect(file.contains(Self.text))
        #expect(file.contains("user_17"))
        try terminal.type("q")
    }

    /// Watches the grid of heads and the map of the chosen head grow while the model writes, and to the end.
    private func watchAttention(_ terminal: TerminalSession) throws {
        // The right border of the heads' panel and the left one of the map's.
        let innerBorder = /│(?:\u{1B}\[[0-9;]*m)*│/
        var grids: Set<[Substring]> = []
        var maps: Set<[Substring]> = []
        try terminal.wait("the end of writing") { screen in
            guard screen.contains("following"), screen.contains("writing") else {
                return !maps.isEmpty && !screen.contains("writing")
            }
            // A head's cell is a colour, so it is the coloured screen that is compared.
            guard let colored = try? terminal.screen(styled: true) else { return false }
            var grid: [Substring] = []
            var map: [Substring] = []
            for row in colored.split(separator: "\n") {
                guard let border = row.firstRange(of: innerBorder) else { continue }
                grid.append(row[..<border.lowerBound])
                map.append(row[border.upperBound...])
            }
            grids.insert(grid)
            maps.insert(map)
            return false
        }
        #expect(grids.count >= 3)
        #expect(maps.count >= 3)
        #expect(
            try terminal.screen().contains("Where the head looked, not why the model wrote it.")
        )
    }

    @Test("by mouse, where a marketer would", .timeLimit(.minutes(3)))
    func byMouse() throws {
        let marquee = try CommandLine.withWalkShop()
        let terminal = try TerminalSession(marquee)
        try terminal.run("exec \(terminal.program)")
        try terminal.wait(for: "of 40 ╮")
        try terminal.click("3 Campaigns")
        try terminal.wait(for: "Winter Kitchen")
        try terminal.click("Coffee Week")
        try terminal.click("Enter pick")
        try terminal.wait(for: "· Coffee Week 20% off ·")
        try terminal.click("2 Products")
        try terminal.wait(for: "Wool Throw")
        try terminal.click("Pour-over Kettle")
        try terminal.click("Space")
        try terminal.wait(for: "· Pour-over Kettle ·")
        try terminal.click("1 Users")
        try terminal.wait(for: "of 40 ╮")
        try terminal.scroll(over: "Last seen")
        try terminal.click("4 Write")
        try terminal.wait(for: "Facts that may be stated")
        try terminal.click("w write")
        try terminal.wait {
            $0.contains("tokens/s") && ($0.contains("○ drafted") || $0.contains("⊘ blocked"))
        }
        try terminal.click("Enter review")
        try terminal.wait { $0.contains("drafted ╮") || $0.contains("blocked ╮") }
    }

    @Test("a text is edited in the person's own editor", .timeLimit(.minutes(3)))
    func externalEditor() throws {
        let marquee = try CommandLine.withWalkShop()
        let written = try marquee.run(
            "suggest",
            "--campaign",
            "campaign_2",
            "--product",
            "product_3",
            "--channel",
            "sms"
        )
        #expect(written.status == 0, "\(written.error)")
        let editor = try marquee.write(
            "#!/bin/sh\nstty -a < /dev/tty > editor-modes\nls -l \"$2\" > editor-file\n"
                + "echo \"$1\" > \"$2\"\n",
            to: "editor"
        )
        let terminal = try TerminalSession(
            marquee,
            environment: ["VISUAL": #"sh '"'"'\#(editor)'"'"' '"'"'\#(Self.text)'"'"'"#]
        )
        try terminal.run("exec \(terminal.program)")
        try terminal.wait(for: "of 40 ╮")
        try terminal.type("6")
        try terminal.wait { $0.contains("drafted ╮") || $0.contains("blocked ╮") }
        try terminal.type("E")
        try terminal.wait(for: "edited ╮")
        #expect(try terminal.screen().contains(Self.text))
        let modes = try String(contentsOfFile: marquee.path("editor-modes"), encoding: .utf8)
        #expect(modes.contains(" icanon") && modes.contains(" echo "))
        let file = try String(contentsOfFile: marquee.path("editor-file"), encoding: .utf8)
        #expect(file.hasPrefix("-rw-------"))
    }
}

extension TerminalSession {
    fileprivate func wait(until isThere: (String) -> Bool) throws {
        try wait("the screen that is asked for", until: isThere)
    }
}
