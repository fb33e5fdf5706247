import Console
import Copywriting
import Shop
import Studio
import Terminal
import Testing

@Suite("Export")
struct ExportScreenTests {
    static let sizes = [Size(width: 80, height: 24), Size(width: 160, height: 48)]
    private static let query = SuggestionQuery(state: .accepted)
    private static let rows = [
        TestRun.suggestion("one", state: .accepted),
        TestRun.suggestion("two", "Coffee Week, “half” done", state: .accepted),
    ]

    private func walk(_ rows: [Suggestion] = rows, size: Size = sizes[0]) -> Walkthrough {
        let walk = Walkthrough(size: size, screen: "export")
        walk.expect([.perform(.suggestions(Self.query, range: 0..<128))])
        let page = Page(rows: rows, start: 0, total: rows.count)
        walk.send(.event(.suggestions(Self.query, page)))
        return walk
    }

    private func screen(_ walk: Walkthrough) throws -> ExportScreen {
        try #require(walk.state.screen(ExportScreen.self))
    }

    @Test("Enter writes the accepted copy; the answer says where and how many")
    func export() {
        let walk = walk()
        #expect(walk.shows("2 accepted suggestions"))
        walk.press("enter")
        walk.expect([
            .perform(.export(format: "csv", path: "marquee-copy.csv", overwrite: false))
        ])
        walk.send(.event(.exported(path: "marquee-copy.csv", count: 2)))
        #expect(walk.shows("✓ 2 suggestions written to marquee-copy.csv"))
        #expect(walk.state.session.notice?.kind == .done)
        walk.expect([])
    }

    @Test("nothing accepted: it says so, and Enter does nothing")
    func nothing() {
        let walk = walk([])
        #expect(walk.shows("Nothing is accepted yet: 6, then a, accepts."))
        walk.press("enter")
        #expect(walk.state.session.notice?.kind == .refused)
        walk.expect([])
    }

    @Test("the file's ending follows the format; a name given by hand stays")
    func format() throws {
        let walk = walk()
        walk.press("f")
        #expect(try screen(walk).path == "marquee-copy.json")
        walk.press("right")
        #expect(try screen(walk).path == "marquee-copy.md")
        walk.press("F", "f", "f", "f", "f")
        #expect(try screen(walk).path == "marquee-copy.csv")
        walk.press("p")
        for _ in 0..<20 { walk.press("backspace") }
        walk.type(" out/copy ")
        walk.press("enter", "f", "enter")
        walk.expect([.perform(.export(format: "json", path: "out/copy", overwrite: false))])
    }

    @Test("a file that is there is replaced only when that is confirmed")
    func replace() {
        let walk = walk()
        walk.press("enter")
        _ = walk.takeEffects()
        walk.send(.event(.exportExists(format: "csv", path: "marquee-copy.csv")))
        #expect(walk.shows("Replace marquee-copy.csv?"))
        walk.press("n")
        walk.expect([])
        walk.press("enter")
        _ = walk.takeEffects()
        walk.send(.event(.exportExists(format: "csv", path: "marquee-copy.csv")))
        walk.press("y")
        walk.expect([.perform(.export(format: "csv", path: "marquee-copy.csv", overwrite: true))])
    }

    @Test("a failed export can be tried again")
    func failure() {
        let walk = walk()
        walk.press("enter")
        let request = Request.export(format: "csv", path: "marquee-copy.csv", overwrite: false)
        walk.expect([.perform(request)])
        walk.press("enter")
        #expect(walk.state.session.notice?.text == "The file is being written.")
        let fault = Fault(title: "Not written", cause: "The disk is full.", advice: "Make room.")
        walk.send(.event(.failed(request, fault)))
        #expect(walk.state.session.dialogs == [.fault(fault)])
        walk.press("esc", "x")
        walk.expect([.perform(request)])
    }

    @Test("the preview is the selected suggestion as the format writes it")
    func preview() throws {
        let walk = walk()
        walk.press("j")
        let csv = try CSVFormat().encode([Self.rows[1]])
        let lines = csv.split(whereSeparator: \.isNewline).map(String.init)
        #expect(try screen(walk).preview == lines)
        walk.click("Markdown")
        #expect(try screen(walk).preview.first == "# Accepted copy")
        walk.expect([])
    }

    @Test("frames", arguments: sizes)
    func frames(size: Size) {
        func expect(_ walk: Walkthrough, _ name: String) {
            FrameSnapshot.expect(walk.state.paint(), "\(name)-\(size.width)x\(size.height)")
        }
        expect(walk([], size: size), "export-empty")
        let walk = walk(size: size)
        walk.press("f", "f")
        expect(walk, "export")
        walk.expect([])
    }
}
