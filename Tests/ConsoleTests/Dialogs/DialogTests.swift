import Console
import Studio
import Terminal
import Testing

@Suite("Dialogs")
struct DialogTests {
    @Test("the palette finds commands by letters of their title and runs the best")
    func palette() {
        let walk = Walkthrough()
        walk.press(":")
        walk.type("gocamp")
        #expect(walk.shows("Go to Campaigns"))
        walk.press("enter")
        #expect(walk.state.session.screen == CampaignsScreen.name)
        #expect(walk.state.session.dialogs.isEmpty)
    }

    @Test("the palette offers every command of the screen, itself aside")
    func paletteOffersAll() {
        let walk = Walkthrough()
        walk.press(":")
        guard case .palette(let palette) = walk.state.session.dialogs.last else {
            Issue.record("no palette")
            return
        }
        let offered = CommandTable.commands(in: [.screen("users"), .list, .everywhere, .always])
        #expect(palette.hits(in: offered).map(\.id) == offered.map(\.id))
        for _ in 0..<offered.count { walk.press("down") }
        guard case .palette(let moved) = walk.state.session.dialogs.last else { return }
        #expect(moved.selected == offered.count - 2)
    }

    @Test("a palette without a hit stays and says so")
    func paletteWithoutHit() {
        let walk = Walkthrough()
        walk.press(":")
        walk.type("xqzv")
        walk.press("enter")
        #expect(walk.state.session.dialogs.last?.kind == .palette)
        #expect(walk.shows("No command is called that."))
        walk.press("escape")
        #expect(walk.state.session.dialogs.isEmpty)
    }

    @Test("a press on a row of the palette runs it")
    func palettePress() {
        let walk = Walkthrough()
        walk.press(":")
        walk.type("address")
        walk.click("Address everyone")
        #expect(walk.state.session.notice?.text.hasPrefix("Addressing everyone.") == true)
    }

    @Test("the help is scrolled within its page")
    func help() {
        let walk = Walkthrough()
        walk.press("?", "G")
        guard case .help(let end) = walk.state.session.dialogs.last else {
            Issue.record("no help")
            return
        }
        #expect(end.top > 0)
        walk.press("j", "j", "g")
        #expect(walk.state.session.dialogs == [.help(HelpDialog())])
        #expect(walk.shows("Address the selected user"))
    }

    @Test("a fault says title, cause and advice, once")
    func fault() {
        let walk = Walkthrough()
        let fault = Fault(title: "Disk full", cause: "No room is left.", advice: "Free some.")
        walk.send(.failed(fault))
        walk.send(.failed(fault))
        for text in ["Disk full", "No room is left.", "Free some."] { #expect(walk.shows(text)) }
        walk.press("enter")
        #expect(walk.state.session.dialogs.isEmpty)
    }

    @Test("an answer is told to the screen; an empty one only where it may be")
    func prompt() {
        let walk = Walkthrough()
        var state = walk.state
        state.session.show(.prompt(Prompt(name: "reason", title: "Why?")))
        _ = state.update(.input(.key(.enter)))
        #expect(state.session.dialogs.last?.kind == .prompt)
        #expect(state.session.notice?.kind == .refused)
        _ = state.update(.input(.paste("too\nlong")))
        guard case .prompt(let prompt) = state.session.dialogs.last else {
            Issue.record("no prompt")
            return
        }
        #expect(prompt.editor.text == "too long")
        #expect(state.paint().cursor != nil)
        _ = state.update(.input(.key(.enter)))
        #expect(state.session.dialogs.isEmpty)
    }

    @Test("the cursor of a screen is not seen through a dialog")
    func cursor() {
        let walk = Walkthrough()
        walk.press("/")
        #expect(walk.state.paint().cursor != nil)
        walk.send(.failed(Fault(title: "Oh", cause: "no", advice: "wait")))
        #expect(walk.state.paint().cursor == nil)
    }

    @Test(
        "better matches score higher, missing letters none",
        arguments: [
            ("ac", "Accept the copy", "Read a comic"),
            ("gw", "Go to Write", "Begin word"),
            ("theme", "Next theme", "The other items here"),
        ]
    )
    func fuzzy(query: String, better: String, worse: String) throws {
        let best = try #require(FuzzyMatch.score(query, in: better))
        #expect(best > FuzzyMatch.score(query, in: worse) ?? .min)
        #expect(FuzzyMatch.score(query + "zz", in: better) == nil)
    }
}
