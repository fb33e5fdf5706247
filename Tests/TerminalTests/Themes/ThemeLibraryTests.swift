import Foundation
import Terminal
import Testing

@Suite("Theme files of people")
struct ThemeLibraryTests {
    @Test("a theme inherits looks and colours, and may change what a colour's name means")
    func inherits() throws {
        let folder = try ThemeFolder([
            "base": """
            text = "ink"
            title = { fg = "red", bold = true }
            [palette]
            ink = "#111111"
            """,
            "child": """
            name = "Child"
            inherits = "base"
            title = "#abc"
            [palette]
            ink = "#222222"
            """,
        ])
        let loaded = folder.load("child")
        #expect(loaded.problems.isEmpty)
        #expect(loaded.theme.name == "Child")
        #expect(loaded.theme.entry(for: .text).foreground == .rgb(RGB(0x222222)))
        #expect(loaded.theme.entry(for: .title) == Theme.Entry(foreground: .rgb(RGB(0xAABBCC))))
    }

    @Test("a role without a look has that of the role before the dot")
    func fallsBack() throws {
        let folder = try ThemeFolder(["t": "text = \"blue\"\n[row]\nselected = { bg = \"red\" }"])
        let theme = folder.load("t").theme
        #expect(theme.entry(for: .textMuted).foreground == .indexed(4))
        #expect(theme.entry(for: .rowSelectedInactive).background == .indexed(1))
        #expect(theme.entry(for: .rowHeader) == Theme.Entry())
    }

    @Test(
        "what is wrong is told with its key, and the rest holds",
        arguments: [
            ("texd = \"red\"", ThemeError.Code.key, "t.toml, texd"),
            ("title = \"reddish\"", .value, "t.toml, title.fg"),
            ("title = { fg = \"#12345\" }", .value, "t.toml, title.fg"),
            ("title = { bold = 1 }", .value, "t.toml, title.bold"),
            ("title = { blink = true }", .key, "t.toml, title.blink"),
            ("title = 7", .value, "t.toml, title"),
            ("[palette]\nink = \"#ggg\"", .value, "t.toml, palette.ink"),
            ("[heat]\nstops = [\"#000000\", 3]", .value, "t.toml, heat.stops"),
            ("[heat]\nstops = [\"nope\", \"#ffffff\"]", .value, "t.toml, heat.stops"),
            ("[heat]\nglyphs = \"漢\"", .value, "t.toml, heat.glyphs"),
            ("inherits = \"t\"", .cycle, "t.toml, inherits"),
            ("inherits = \"nowhere\"", .unknown, "t.toml, inherits"),
        ]
    )
    func tellsFaults(text: String, code: ThemeError.Code, subject: String) throws {
        let folder = try ThemeFolder(["t": "text = \"green\"\n" + text])
        let loaded = folder.load("t")
        let problem = try #require(loaded.problems.first)
        #expect(problem.code == code)
        #expect(problem.subject == subject)
        #expect(!problem.cause.isEmpty && !problem.advice.isEmpty)
        #expect(loaded.theme.entry(for: .text).foreground == .indexed(2))
    }

    @Test("themes that inherit in a circle are told as such")
    func circle() throws {
        let folder = try ThemeFolder(["a": "inherits = \"b\"", "b": "inherits = \"a\""])
        let problem = try #require(folder.load("a").problems.first)
        #expect(problem.code == .cycle)
        #expect(problem.cause.contains("a → b → a"))
    }

    @Test("a file that is no theme leaves the plain theme, with the line that is wrong")
    func brokenFile() throws {
        let folder = try ThemeFolder(["t": "text = \"red\"\nthis is not = = toml"])
        let loaded = folder.load("t")
        #expect(loaded.theme == .plain)
        #expect(loaded.problems.first?.cause.contains("line 2") == true)
        #expect(folder.load("gone").problems.first?.code == .unknown)
        #expect(folder.load("../etc/passwd").theme == .plain)
    }

    @Test("a folder named first hides the themes of later ones, and no folder is needed")
    func order() throws {
        let mine = try ThemeFolder(["x": "text = \"red\"", "mine": ""])
        let theirs = try ThemeFolder(["x": "text = \"blue\"", "theirs": ""])
        let gone = URL(fileURLWithPath: "/nowhere/at/all")
        let library = ThemeLibrary(folders: [gone, mine.url, theirs.url])
        #expect(library.names == ["mine", "theirs", "x"])
        #expect(library.theme(named: "x").theme.entry(for: .text).foreground == .indexed(1))
        let none = ThemeLibrary(folders: [gone])
        #expect(none.names == ["plain"])
        #expect(none.theme(named: "plain").problems.isEmpty)
    }
}
