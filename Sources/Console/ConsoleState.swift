import Shop
import Studio
package import Terminal

/// The whole console as a value: messages go in, effects come out, a frame is painted from it.
///
/// It has no clock, no input or output and no randomness.
package struct ConsoleState: Sendable {
    package var session: Session
    private(set) var screens: [any Screen]
    private var isTicking = false
    /// The screen that knows it is shown.
    private var shownScreen: String?
    /// The brief and size that the screens were last told of.
    private var told: Told?
    /// The region of the mouse button that is held down.
    var lastPress: Region?

    /// The console at its start; `screen` is the one to open on.
    package init(
        size: Size,
        themes: [String] = [],
        theme: String = "",
        screen: String = Screens.all[0].name
    ) {
        session = Session(size: size, screen: screen, themes: themes, theme: theme)
        screens = Screens.all.map { $0.init() }
    }

    private struct Told: Hashable, Sendable {
        var brief: BriefSelection
        var size: Size
    }

    /// What is asked first.
    package mutating func start() -> [Effect] {
        [.perform(.overview)] + settle()
    }

    /// Takes a message.
    package mutating func update(_ message: Message) -> [Effect] {
        route(message) + settle()
    }

    private mutating func route(_ message: Message) -> [Effect] {
        switch message {
        case .input(let input): return take(input)
        case .event(let event): return take(event)
        case .editorReturned(let text): return tellShown(.editorReturned(text: text))
        case .tick:
            session.ticks &+= 1
            return tellShown(.tick)
        case .themeChanged(let name):
            session.theme = name
            session.say("Theme: \(name)")
            return []
        case .failed(let fault):
            session.show(.fault(fault))
            return []
        }
    }

    /// What follows from the state as it is now: the screen that came into view, ticking.
    private mutating func settle() -> [Effect] {
        var effects: [Effect] = []
        if shownScreen != session.screen {
            if !screens.contains(where: { type(of: $0).name == session.screen }) {
                session.screen = shownScreen ?? Screens.all[0].name
            }
            shownScreen = session.screen
            effects += tellShown(.appeared)
        }
        let now = Told(brief: session.brief, size: session.size)
        if told != now {
            told = now
            effects += tellAll(.changed)
        }
        let isTraining = session.training?.isMoving ?? false
        let isMoving = session.isWriting || isTraining || shown.isMoving
        if isMoving != isTicking {
            isTicking = isMoving
            effects.append(isMoving ? .startTicking : .stopTicking)
        }
        return effects
    }
}

// MARK: - Screens

extension ConsoleState {
    var shownIndex: Int {
        screens.firstIndex { type(of: $0).name == session.screen } ?? 0
    }

    /// The screen that is shown.
    package var shown: any Screen { screens[shownIndex] }

    /// The state of one screen.
    package func screen<S: Screen>(_ type: S.Type) -> S? {
        screens.lazy.compactMap { $0 as? S }.first
    }

    /// Changes one screen's state.
    package mutating func mutate<S: Screen>(
        _ type: S.Type,
        _ change: (inout S, inout Session) -> [Effect]
    ) -> [Effect] {
        guard let index = screens.firstIndex(where: { $0 is S }), var screen = screens[index] as? S
        else { return [] }
        // The place is emptied meanwhile, so that the change happens in place and copies nothing.
        screens[index] = S()
        let effects = change(&screen, &session)
        screens[index] = screen
        return effects
    }

    /// Tells the shown screen what happened.
    mutating func tellShown(_ message: ScreenMessage) -> [Effect] {
        screens[shownIndex].update(message, session: &session)
    }

    /// Tells every screen what happened.
    mutating func tellAll(_ message: ScreenMessage) -> [Effect] {
        screens.indices.flatMap { screens[$0].update(message, session: &session) }
    }

    /// Takes one step back on the shown screen; nil when there was none to take.
    mutating func stepBack() -> [Effect]? {
        guard screens[shownIndex].back(session: &session) else { return nil }
        return tellShown(.changed)
    }
}

// MARK: - The studio's events

extension ConsoleState {
    private mutating func take(_ event: Event) -> [Effect] {
        switch event {
        case .overview(let overview):
            session.overview = overview
            return tellAll(.event(event)) + tellAll(.changed)
        case .campaignSaved(let campaign):
            if session.brief.campaign?.campaignID == campaign.campaignID {
                session.brief.campaign = campaign
            }
            return tellAll(.event(event)) + [.perform(.overview)]
        case .writing(let writing):
            session.isWriting = writing.isUnderWay
            session.tokensPerSecond = writing.tokensPerSecond ?? session.tokensPerSecond
            if !session.isWriting { session.tokensPerSecond = nil }
            return tellAll(.event(event))
        case .training(let news):
            session.training = TrainingGlance(session.training, after: news)
            let effects = tellAll(.event(event))
            let isOver = session.leavesAfterTraining && session.training == nil
            return isOver ? effects + [.quit] : effects
        case .failed(let request, let fault):
            if case .write = request {
                session.isWriting = false
                session.tokensPerSecond = nil
            }
            let dialogs = session.dialogs.count
            let effects = tellAll(.event(event))
            // A screen that shows the fault in its own place has said so.
            if session.dialogs.count == dialogs, !session.isFaultTaken {
                session.show(.fault(fault))
            }
            session.isFaultTaken = false
            return effects
        default:
            return tellAll(.event(event))
        }
    }
}

extension WritingEvent {
    /// Whether the run goes on after this event.
    fileprivate var isUnderWay: Bool {
        switch self {
        case .started, .reading, .token, .suggestion: true
        case .finished, .cancelled, .failed: false
        }
    }

    fileprivate var tokensPerSecond: Double? {
        if case .token(_, _, _, let rate, _) = self { rate } else { nil }
    }
}
