import Console
import Studio
import Terminal
import Testing

@Suite("Where keys go")
struct KeyRoutingTests {
    @Test("a number goes to its screen, brackets to the next and the one before")
    func screens() {
        let walk = Walkthrough()
        walk.press("2")
        #expect(walk.state.session.screen == ProductsScreen.name)
        walk.press("]")
        #expect(walk.state.session.screen == CampaignsScreen.name)
        walk.press("[", "[", "[")
        #expect(walk.state.session.screen == Screens.all[Screens.all.count - 1].name)
        _ = walk.takeEffects()
    }

    @Test("while a filter is typed letters are text, and are commands again after it")
    func typing() {
        let walk = Walkthrough()
        walk.press("/")
        #expect(walk.state.isTyping)
        walk.type("q7")
        #expect(walk.state.session.screen == UsersScreen.name)
        #expect(walk.shows("/ q7"))
        walk.press("enter", "2")
        #expect(walk.state.session.screen == ProductsScreen.name)
    }

    @Test("what is pasted never runs a command", arguments: ["q", "Q", "2", ":quit", "e\n\u{1b}"])
    func paste(text: String) {
        let walk = Walkthrough()
        let before = walk.state.session
        walk.send(.input(.paste(text)))
        #expect(walk.state.session.screen == before.screen)
        #expect(walk.state.session.dialogs.isEmpty)
        walk.expect([])
    }

    @Test("a command that is not available says why")
    func disabled() {
        let walk = Walkthrough()
        walk.press("ctrl-c")
        #expect(walk.state.session.notice?.kind == .refused)
        #expect(walk.shows("Nothing is being written"))
        walk.press("j")
        #expect(walk.state.session.notice == nil)
    }

    @Test("a dialog takes the keys of the screen below")
    func dialogOnTop() {
        let walk = Walkthrough()
        let selected = walk.state.screen(UsersScreen.self)?.browser.list.selected
        walk.press("?", "j", "2")
        #expect(walk.state.session.dialogs.count == 1)
        #expect(walk.state.session.screen == UsersScreen.name)
        #expect(walk.state.screen(UsersScreen.self)?.browser.list.selected == selected)
        walk.press("escape", "j")
        #expect(walk.state.session.dialogs.isEmpty)
        #expect(walk.state.screen(UsersScreen.self)?.browser.list.selected == 1)
    }

    @Test("what must work everywhere works over dialogs and while text is typed")
    func always() {
        let walk = Walkthrough()
        walk.press("/", "ctrl-l")
        walk.expect([.redraw])
        walk.press("escape", "?", "ctrl-z")
        walk.expect([.suspend])
    }

    @Test("q takes steps back before it leaves")
    func quit() {
        let walk = Walkthrough()
        walk.press("tab", "q")
        walk.expect([])
        walk.press("q")
        walk.expect([.quit])
    }

    @Test("leaving while something is written asks first, and stops it")
    func quitWhileWriting() {
        let walk = Walkthrough()
        walk.send(.event(.writing(.reading(candidate: 0, done: 1, of: 100))))
        walk.expect([.startTicking])
        walk.press("q")
        #expect(walk.shows("Leave while a suggestion is being written?"))
        walk.press("n")
        walk.expect([])
        walk.press("q", "y")
        walk.expect([.perform(.cancelWriting), .quit])
    }

    @Test("the mouse and the theme are told to whoever has them")
    func program() {
        let walk = Walkthrough()
        walk.press("m")
        walk.expect([.setMouse(false)])
        walk.press("m", "T")
        walk.expect([.setMouse(true), .selectTheme("day")])
        walk.send(.themeChanged("day"))
        #expect(walk.shows("Theme: day"))
    }
}
