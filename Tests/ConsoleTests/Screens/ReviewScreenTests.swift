import Console
import Copywriting
import Shop
import Studio
import Terminal
import Testing

@Suite("Review")
struct ReviewScreenTests {
    static let sizes = [Size(width: 80, height: 24), Size(width: 160, height: 48)]

    private static let rows = [
        TestRun.suggestion("one"), TestRun.blocked,
        TestRun.suggestion("two", "Coffee Week is here."),
        TestRun.suggestion("three", state: .rejected, reason: "Too dry"),
    ]

    private func walk(
        _ rows: [Suggestion] = rows,
        size: Size = sizes[0]
    ) -> Walkthrough {
        let walk = Walkthrough(size: size, screen: "review")
        walk.expect([.perform(.suggestions(SuggestionQuery(), range: 0..<128))])
        send(rows, to: walk)
        return walk
    }

    private func send(
        _ rows: [Suggestion],
        query: SuggestionQuery = SuggestionQuery(),
        to walk: Walkthrough
    ) {
        let page = Page(rows: rows, start: 0, total: rows.count)
        walk.send(.event(.suggestions(query, page)))
    }

    private func screen(_ walk: Walkthrough) throws -> ReviewScreen {
        try #require(walk.state.screen(ReviewScreen.self))
    }

    /// The suggestion after a step.
    private func after(_ suggestion: Suggestion, _ state: Suggestion.State) -> Suggestion {
        var next = suggestion
        next.state = state
        next.revision += 1
        return next
    }

    @Test("accepting goes on to the next drafted one, past what is blocked")
    func accept() throws {
        let walk = walk()
        walk.press("a")
        walk.expect([.perform(.review(id: "one", action: .accept, expectedRevision: 1))])
        walk.press("a")
        #expect(walk.state.session.notice?.kind == .refused)
        walk.send(.event(.reviewed(after(Self.rows[0], .accepted))))
        #expect(walk.shows("✓ accepted"))
        #expect(try screen(walk).selected?.id == "two")
        walk.press("a")
        walk.expect([.perform(.review(id: "two", action: .accept, expectedRevision: 1))])
        walk.send(.event(.reviewed(after(Self.rows[2], .accepted))))
        #expect(walk.state.session.notice?.text.contains("Nothing else is drafted") == true)
        walk.expect([])
    }

    @Test("a blocked one is not accepted; the key says what holds it back")
    func blocked() {
        let walk = walk()
        walk.press("j", "a")
        let notice = walk.state.session.notice
        #expect(notice?.kind == .refused)
        #expect(notice?.text.contains("“$19.99” is not on the fact sheet.") == true)
        walk.expect([])
    }

    @Test("a rejection asks for its reason")
    func reject() throws {
        let walk = walk()
        walk.press("x", "enter")
        walk.expect([])
        walk.type("Too long")
        walk.press("enter")
        walk.expect([
            .perform(
                .review(id: "one", action: .reject(reason: "Too long"), expectedRevision: 1)
            )
        ])
        walk.send(.event(.reviewed(after(Self.rows[0], .rejected))))
        #expect(try screen(walk).selected?.id == "two")
        walk.expect([])
    }

    @Test("undo takes the newest step back and selects its suggestion")
    func undo() {
        let walk = walk()
        walk.press("u")
        walk.expect([.perform(.undoReview)])
        walk.send(.event(.reviewed(after(Self.rows[3], .drafted))))
        #expect(walk.state.session.notice?.text == "Taken back: it is drafted again.")
        walk.expect([.perform(.suggestions(SuggestionQuery(), range: 0..<128))])
        walk.press("u")
        _ = walk.takeEffects()
        let fault = Fault(title: "t", cause: "Nothing was reviewed.", advice: "a")
        walk.send(.event(.failed(.undoReview, fault)))
        #expect(walk.state.session.notice?.text == "Nothing was reviewed.")
        #expect(walk.state.session.dialogs.isEmpty)
        walk.expect([])
    }

    @Test("editing in place: limits follow the text, Ctrl-S saves it, then a accepts it")
    func edit() throws {
        let walk = walk([TestRun.blocked])
        walk.press("e")
        #expect(walk.shows("57 of 320"))
        walk.press("ctrl-s")
        #expect(walk.state.session.notice?.text == "Nothing is changed yet; Esc leaves.")
        walk.type("Hi. ")
        #expect(walk.shows("61 of 320") && walk.shows("● changed"))
        walk.press("ctrl-s")
        let text = "Hi. " + TestRun.blocked.text
        walk.expect([
            .perform(.review(id: "blocked1", action: .edit(text: text), expectedRevision: 1))
        ])
        var edited = after(TestRun.blocked, .edited)
        edited.text = text
        edited.findings = []
        walk.send(.event(.reviewed(edited)))
        #expect(try screen(walk).editing == nil)
        #expect(walk.shows("✎ edited"))
        walk.press("a")
        walk.expect([.perform(.review(id: "blocked1", action: .accept, expectedRevision: 2))])
    }

    @Test("keys are text while it is edited; Esc asks before what was typed is lost")
    func leave() throws {
        let walk = walk()
        walk.press("e")
        walk.type("q?:1a")
        #expect(try screen(walk).editing?.editor.text.hasPrefix("q?:1aCoffee") == true)
        walk.press("esc")
        #expect(walk.shows("Leave without saving?"))
        walk.press("n")
        #expect(try screen(walk).editing != nil)
        walk.press("esc", "y")
        #expect(try screen(walk).editing == nil)
        walk.press("e", "esc")
        #expect(try screen(walk).editing == nil)
        #expect(walk.state.session.dialogs.isEmpty)
        walk.expect([])
    }

    @Test("another console was faster: what is typed stays, saving takes the newer revision")
    func conflict() throws {
        let walk = walk()
        walk.press("e")
        walk.type("X")
        walk.press("ctrl-s")
        let text = "X" + TestRun.text
        let request = Request.review(id: "one", action: .edit(text: text), expectedRevision: 1)
        walk.expect([.perform(request)])
        let fault = Fault(title: "It changed", cause: "Another console.", advice: "Look again.")
        walk.send(.event(.failed(request, fault)))
        #expect(walk.state.session.dialogs == [.fault(fault)])
        walk.expect([.perform(.suggestion("one"))])
        walk.send(.event(.suggestion(after(Self.rows[0], .accepted))))
        walk.press("esc")
        #expect(try screen(walk).editing?.editor.text == text)
        walk.press("ctrl-s")
        walk.expect([
            .perform(.review(id: "one", action: .edit(text: text), expectedRevision: 2))
        ])
    }

    @Test("$EDITOR: a changed text is saved, an unchanged or failed one is not")
    func external() {
        let walk = walk()
        walk.press("E")
        walk.expect([.editExternally(text: TestRun.text)])
        walk.send(.editorReturned(text: TestRun.text + "\n"))
        walk.expect([])
        walk.press("E")
        _ = walk.takeEffects()
        walk.send(.editorReturned(text: nil))
        #expect(walk.state.session.notice?.kind == .hint)
        walk.press("E")
        _ = walk.takeEffects()
        walk.send(.editorReturned(text: "Another text."))
        walk.expect([
            .perform(
                .review(id: "one", action: .edit(text: "Another text."), expectedRevision: 1)
            )
        ])
    }

    @Test("state, channel and words narrow the list; Esc shows all again")
    func narrowing() {
        let walk = walk()
        walk.press("t", "c")
        let strategies = SuggestionQuery(state: .drafted, channel: "strategy")
        walk.expect([
            .perform(.suggestions(SuggestionQuery(state: .drafted), range: 0..<128)),
            .perform(.suggestions(strategies, range: 0..<128)),
        ])
        walk.press("/")
        walk.type("ab")
        walk.press("enter")
        let filtered = SuggestionQuery(filter: "ab", state: .drafted, channel: "strategy")
        #expect(
            walk.takeEffects().last == .perform(.suggestions(filtered, range: 0..<128))
        )
        send([], query: filtered, to: walk)
        #expect(walk.shows("No suggestion is like that; Esc shows all."))
        walk.press("esc")
        walk.expect([.perform(.suggestions(SuggestionQuery(), range: 0..<128))])
    }

    @Test("in a list of one state what was reviewed makes room for the next")
    func narrowedStep() {
        let walk = walk()
        walk.press("t")
        _ = walk.takeEffects()
        let query = SuggestionQuery(state: .drafted)
        send([Self.rows[0], Self.rows[2]], query: query, to: walk)
        walk.press("a")
        _ = walk.takeEffects()
        walk.send(.event(.reviewed(after(Self.rows[0], .accepted))))
        walk.expect([.perform(.suggestions(query, range: 0..<128))])
        send([Self.rows[2]], query: query, to: walk)
        #expect(walk.shows("1 of 1"))
    }

    @Test("an empty list says how to begin")
    func empty() {
        let walk = walk([])
        #expect(walk.shows("No suggestion yet. Write one: 4, then w."))
        walk.press("a", "e", "x")
        walk.expect([])
    }

    @Test("rows, detail and editor answer to the mouse")
    func mouse() throws {
        let walk = walk()
        walk.click("✗ rejected")
        #expect(try screen(walk).selected?.id == "three")
        #expect(walk.shows("Rejected: Too dry"))
        walk.click("Rejected: Too dry")
        #expect(try screen(walk).focus == .detail)
        walk.press("e")
        walk.click("Week: pay")
        walk.type("Fair ")
        #expect(try screen(walk).editing?.editor.text.hasPrefix("Coffee Fair Week") == true)
        walk.expect([])
    }

    @Test("frames", arguments: sizes)
    func frames(size: Size) {
        func expect(_ walk: Walkthrough, _ name: String) {
            FrameSnapshot.expect(walk.state.paint(), "\(name)-\(size.width)x\(size.height)")
        }
        let walk = walk(size: size)
        expect(walk, "review")
        walk.press("j", "e")
        walk.type("New: ")
        expect(walk, "review-editing")
        walk.press("esc")
        expect(walk, "review-leave")
        walk.expect([])
    }
}
