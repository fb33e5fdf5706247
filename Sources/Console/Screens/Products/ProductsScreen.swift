package import Shop
import Studio
import Terminal

/// The shop's products, with what each costs under the chosen campaign.
package struct ProductsScreen: Screen {
    package static let name = "products"
    package static let title = "Products"
    package static let contextStacks = ListCommands.contextStacks(of: name)

    package private(set) var browser = RecordBrowser<Product>(
        sorts: [.natural, .category, .price, .id],
        request: { .products($0, range: $1) }
    )

    package init() {}

    package var contexts: [CommandContext] { browser.contexts(of: Self.name) }
    package var isTyping: Bool { browser.filterEditor != nil }

    package mutating func update(_ message: ScreenMessage, session: inout Session) -> [Effect] {
        switch message {
        case .event(.products(let query, let page)):
            return browser.receive(query, page)
        case .event(.failed(.products(let query, let range), _)):
            browser.failed(query, range)
            return []
        case .event:
            return []
        default:
            let lines = detailLines(session).count
            let effects = browser.update(message, size: session.screenSize, detailLines: lines)
            if browser.isChoice(message) { toggle(&session) }
            return effects
        }
    }

    package mutating func back(session: inout Session) -> Bool { browser.back() }

    /// Puts the selected product into the brief, or takes it out.
    mutating func toggle(_ session: inout Session) {
        guard let product = browser.list.selectedRow else { return }
        let isIn = session.brief.toggle(product)
        session.say(
            isIn
                ? "\(product.title) is in the brief. \(session.nextStep)"
                : "\(product.title) is no longer in the brief."
        )
    }
}
