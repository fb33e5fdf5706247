import Console
import Shop
import Studio
import Terminal
import Testing

@Suite("The users screen")
struct UsersScreenTests {
    @Test("Enter addresses the selected user and says what comes next; e addresses everyone")
    func address() {
        let walk = Walkthrough()
        walk.press("j", "j", "enter")
        #expect(walk.state.session.brief.user?.userID == "user_3")
        #expect(walk.shows("Addressing user_3. Next: pick a campaign (3)."))
        #expect(walk.shows("To user_3"))
        walk.press("e")
        #expect(walk.state.session.brief.user == nil)
        #expect(walk.shows("To everyone"))
    }

    @Test("the selected user's profile and behaviors are read once and shown")
    func detail() {
        let walk = Walkthrough(size: Size(width: 160, height: 48))
        #expect(walk.shows("about every 21 days"))
        #expect(walk.shows("Kitchen 62%, Coffee & tea 27%, Garden 11%"))
        #expect(walk.shows("mostly 18–21 h, 40% on weekends"))
        #expect(walk.shows("product_6"), "an unknown product is named by its id")
        walk.send(.input(.key(.char("j"))))
        walk.expect([.perform(.userDetail("user_2"))])
        walk.send(.input(.key(.char("k"))))
        walk.expect([.perform(.userDetail("user_1"))])
    }

    @Test("an answer for a user who is no longer selected is dropped")
    func staleDetail() {
        let walk = Walkthrough(size: Size(width: 160, height: 48))
        walk.send(.input(.key(.char("j"))))
        let asked = walk.takeEffects()
        walk.press("j")
        for case .perform(let request) in asked {
            if let late = walk.shop.answer(to: request) { walk.send(.event(late)) }
        }
        #expect(walk.state.screen(UsersScreen.self)?.detail?.user.userID == "user_3")
    }

    @Test("the filter is asked for letter by letter; Esc takes it away")
    func filter() {
        let walk = Walkthrough()
        walk.press("/")
        walk.send(.input(.key(.char("9"))))
        let first = ListQuery(filter: "9")
        walk.expect([.perform(.users(first, range: 0..<128))])
        walk.send(.input(.key(.char("1"))))
        let second = ListQuery(filter: "91")
        walk.expect([.perform(.users(second, range: 0..<128))])
        walk.send(.event(.users(first, Page(rows: [], start: 0, total: 0))))
        #expect(walk.shows("user_1"), "what was shown stays until the last filter is answered")
        if let answer = walk.shop.answer(to: .users(second, range: 0..<128)) {
            walk.send(.event(answer))
        }
        walk.answer()
        #expect(walk.shows("user_91"))
        #expect(walk.shows("1 of 2"))
        walk.press("enter")
        #expect(walk.shows("/ 91"))
        walk.press("escape")
        #expect(walk.shows("1 of 240"), "what was selected by hand is selected again")
    }

    @Test("a filter that nothing matches says so, and no user is shown beside it")
    func noMatch() {
        let walk = Walkthrough()
        walk.press("/")
        walk.type("nobody")
        #expect(walk.shows("Nothing matches the filter"))
        #expect(!walk.shows("Favourites"))
        walk.press("enter", "enter")
        #expect(walk.state.session.brief.user == nil)
        #expect(walk.shows("No user is selected."))
    }

    @Test("s goes through the orders, S turns one around")
    func sort() {
        let walk = Walkthrough()
        walk.press("s")
        let list = walk.state.screen(UsersScreen.self)?.browser.list
        #expect(list?.asked == ListQuery(sort: .spend, descending: true))
        walk.press("S", "s", "s", "s", "s")
        let after = walk.state.screen(UsersScreen.self)?.browser.list
        #expect(after?.asked == ListQuery())
    }

    @Test("narrow terminals leave columns out, never the user")
    func narrow() {
        let walk = Walkthrough(size: Size(width: 80, height: 24))
        #expect(walk.shows("Behaviors"))
        walk.send(.input(.resize(Size(width: 46, height: 24))))
        walk.answer()
        #expect(!walk.shows("Behaviors"))
        #expect(walk.shows("user_2"))
    }

    @Test("no personal data has a place in what the screen is told")
    func noPersonalData() {
        let fields =
            Mirror(
                reflecting: UserSummary(
                    userID: "u",
                    behaviorCount: 0,
                    purchaseCount: 0,
                    spend: .zero,
                    lastSeen: nil,
                    favouriteCategory: nil
                )
            ).children.compactMap(\.label)
            + Mirror(
                reflecting: UserDetail(
                    user: TestShop.typical.user(0),
                    profile: Profile(
                        userID: "u",
                        behaviors: [],
                        asOf: TestShop.asOf,
                        product: { _ in nil },
                        price: { _, _ in nil }
                    ),
                    behaviors: []
                )
            ).children.compactMap(\.label)
        for field in ["firstName", "email", "phone", "personalData"] {
            #expect(!fields.contains(field))
        }
    }

    @Test("an empty shop says how to begin")
    func empty() {
        let walk = Walkthrough(.empty)
        #expect(walk.shows("marquee import shop.json"))
        #expect(walk.shows("marquee --sample"))
        walk.press("2")
        #expect(walk.shows("marquee import shop.json"))
    }
}
