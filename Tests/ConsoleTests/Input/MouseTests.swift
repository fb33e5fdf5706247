import Console
import Shop
import Studio
import Terminal
import Testing

@Suite("What the mouse does")
struct MouseTests {
    private func users(_ walk: Walkthrough) -> PagedList<ListQuery, UserSummary>? {
        walk.state.screen(UsersScreen.self)?.browser.list
    }

    @Test("a tab goes to its screen, a part of the brief to where it is picked")
    func tabs() {
        let walk = Walkthrough()
        walk.click("3 Campaigns")
        #expect(walk.state.session.screen == CampaignsScreen.name)
        walk.click("no product")
        #expect(walk.state.session.screen == ProductsScreen.name)
    }

    @Test("a press selects a row, a second one does what Enter does")
    func rows() {
        let walk = Walkthrough()
        walk.click("user_4")
        #expect(users(walk)?.selectedRow?.userID == "user_4")
        #expect(walk.state.session.brief.user == nil)
        walk.click("user_6", double: true)
        #expect(walk.state.session.brief.user?.userID == "user_6")
    }

    @Test("the wheel scrolls what is under it and selects nothing")
    func wheel() {
        let walk = Walkthrough()
        walk.mouse(.wheelDown, at: Point(x: 10, y: 8))
        #expect(users(walk)?.top == 3)
        #expect(users(walk)?.selected == 0)
        walk.mouse(.wheelDown, at: Point(x: 10, y: 17))
        #expect(users(walk)?.top == 3)
        #expect(walk.state.screen(UsersScreen.self)?.browser.detailTop == 3)
        walk.mouse(.wheelUp, at: Point(x: 10, y: 8))
        #expect(users(walk)?.top == 0)
    }

    @Test("the head of a column sorts by it, and turns the order around the next time")
    func heads() {
        let walk = Walkthrough()
        walk.click("Spend")
        #expect(users(walk)?.asked == ListQuery(sort: .spend, descending: true))
        walk.click("Spend↓")
        #expect(users(walk)?.asked == ListQuery(sort: .spend, descending: false))
        #expect(walk.shows("Spend↑"))
    }

    @Test("the footer runs what it names")
    func footer() {
        let walk = Walkthrough()
        walk.click("? help")
        #expect(walk.state.session.dialogs.last?.kind == .help)
    }

    @Test("a press beside the help closes it; one on a question's button answers it")
    func dialogs() {
        let walk = Walkthrough()
        walk.press("?")
        walk.mouse(.press(.left), at: Point(x: 0, y: 10))
        #expect(walk.state.session.dialogs.isEmpty)
        walk.send(.event(.writing(.reading(candidate: 0, done: 1, of: 9))))
        walk.press("Q")
        walk.mouse(.press(.left), at: Point(x: 0, y: 10))
        #expect(walk.state.session.dialogs.last?.kind == .confirmation)
        walk.click("No")
        #expect(walk.state.session.dialogs.isEmpty)
        walk.expect([.startTicking])
    }

    @Test("while the mouse is off it does nothing")
    func off() {
        let walk = Walkthrough()
        walk.press("m")
        walk.expect([.setMouse(false)])
        walk.click("3 Campaigns")
        #expect(walk.state.session.screen == UsersScreen.name)
    }
}
