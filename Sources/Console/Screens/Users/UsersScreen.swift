package import Shop
package import Studio
import Terminal

/// The shop's users, and what is known of the selected one without personal data.
package struct UsersScreen: Screen {
    package static let name = "users"
    package static let title = "Users"
    package static let contextStacks = ListCommands.contextStacks(of: name)

    package private(set) var browser = RecordBrowser<UserSummary>(
        sorts: [.natural, .spend, .purchases, .category, .id],
        request: { .users($0, range: $1) }
    )
    /// What is known of the user that was selected last, kept until the next answer is there.
    package private(set) var detail: UserDetail?
    private var askedDetail: String?

    package init() {}

    package var contexts: [CommandContext] { browser.contexts(of: Self.name) }
    package var isTyping: Bool { browser.filterEditor != nil }

    package mutating func update(_ message: ScreenMessage, session: inout Session) -> [Effect] {
        if case .event(let event) = message { return take(event) + askDetail() }
        if case .reload = message { askedDetail = nil }
        let lines = detailLines(session).count
        let effects = browser.update(message, size: session.screenSize, detailLines: lines)
        if browser.isChoice(message) { address(&session) }
        return effects + askDetail()
    }

    package mutating func back(session: inout Session) -> Bool { browser.back() }

    private mutating func take(_ event: Event) -> [Effect] {
        switch event {
        case .users(let query, let page):
            return browser.receive(query, page)
        case .failed(.users(let query, let range), _):
            browser.failed(query, range)
        case .userDetail(let detail):
            if detail.user.userID == askedDetail { self.detail = detail }
        case .failed(.userDetail, _):
            detail = nil
        default:
            break
        }
        return []
    }

    /// Asks for the selected user once.
    private mutating func askDetail() -> [Effect] {
        guard let userID = browser.list.selectedRow?.userID, userID != askedDetail else {
            return []
        }
        askedDetail = userID
        return [.perform(.userDetail(userID))]
    }

    /// Addresses the selected user.
    mutating func address(_ session: inout Session) {
        guard let user = browser.list.selectedRow else { return }
        session.brief.user = user
        session.say("Addressing \(user.userID). \(session.nextStep)")
    }
}
