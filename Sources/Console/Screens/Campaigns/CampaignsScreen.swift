package import Shop
import Studio
import Terminal

/// The shop's campaigns as of its date, and the form in which they are made by hand.
package struct CampaignsScreen: Screen {
    package static let name = "campaigns"
    package static let title = "Campaigns"
    package static let contextStacks =
        ListCommands.contextStacks(of: name) + [[.form, .always]]

    package private(set) var browser = RecordBrowser<Campaign>(
        sorts: [.natural, .title, .start, .id],
        request: { .campaigns($0, range: $1) }
    )
    /// The form while a campaign is added or edited.
    var form: Form?

    package init() {}

    package var contexts: [CommandContext] {
        form == nil ? browser.contexts(of: Self.name) : [.form]
    }
    package var isTyping: Bool { form != nil || browser.filterEditor != nil }

    package mutating func update(_ message: ScreenMessage, session: inout Session) -> [Effect] {
        if case .event(let event) = message { return take(event, &session) }
        if form != nil {
            switch message {
            case .input(let input):
                form?.take(input)
                return []
            case .pointer(let pointer):
                form?.point(pointer)
                return []
            default: break
            }
        }
        let lines = detailLines(session).count
        let effects = browser.update(message, size: session.screenSize, detailLines: lines)
        if browser.isChoice(message) { pick(&session) }
        return effects
    }

    package mutating func back(session: inout Session) -> Bool { browser.back() }

    private mutating func take(_ event: Event, _ session: inout Session) -> [Effect] {
        switch event {
        case .campaigns(let query, let page):
            return browser.receive(query, page)
        case .failed(.campaigns(let query, let range), _):
            browser.failed(query, range)
        case .campaignSaved(let campaign):
            if form != nil { session.say("\(campaign.title) is saved; Enter picks it.") }
            form = nil
            return browser.reload(selecting: campaign.campaignID)
        case .failed(.saveCampaign, let fault):
            guard form != nil else { return [] }
            session.isFaultTaken = true
            form?.refuse(fault)
        default:
            break
        }
        return []
    }

    /// Puts the selected campaign into the brief.
    mutating func pick(_ session: inout Session) {
        guard let campaign = browser.list.selectedRow else { return }
        session.brief.campaign = campaign
        if let asOf = session.asOf, campaign.phase(asOf: asOf) == .ended {
            session.say(
                "\(campaign.title) ended on \(campaign.endDate). \(session.nextStep)",
                .hint
            )
        } else {
            session.say("\(campaign.title) is picked. \(session.nextStep)")
        }
    }
}
