import Console
import Foundation
import Studio
import Terminal

/// The console at work: messages in, effects out, frames to the terminal.
///
/// Keys are painted at once; what the studio tells is put together to at most thirty frames a second. While nothing
/// happens it sleeps.
final class ConsoleLoop {
    private let backend: any TerminalBackend
    private let studio: Studio
    private let mailbox: EventMailbox
    private var themes: ConsoleThemes
    private var state: ConsoleState

    private let clock = ContinuousClock()
    private var nextTick: ContinuousClock.Instant?
    private var lastFrame: ContinuousClock.Instant
    private var isOver = false

    private static let tick = Duration.milliseconds(125)
    private static let frame = Duration.milliseconds(33)

    init(
        backend: any TerminalBackend,
        studio: Studio,
        mailbox: EventMailbox,
        themes: ConsoleThemes
    ) {
        self.backend = backend
        self.studio = studio
        self.mailbox = mailbox
        self.themes = themes
        state = ConsoleState(size: backend.size, themes: themes.names, theme: themes.name)
        lastFrame = clock.now
    }

    /// Runs until the person leaves.
    func run() {
        perform(state.start())
        if let fault = themes.fault { perform(state.update(.failed(fault))) }
        paint()
        var isWaiting = false
        while !isOver {
            let isUrgent = takeInput(timeout(isWaiting: isWaiting))
            let isNew = takeEvents() || takeTick()
            isWaiting = isWaiting || isNew
            guard isUrgent || isWaiting && clock.now >= lastFrame + Self.frame else { continue }
            isWaiting = false
            paint()
        }
    }

    /// How long nothing needs to be done: for ever, unless a frame or a tick is due.
    private func timeout(isWaiting: Bool) -> Duration? {
        var due = nextTick
        if isWaiting {
            let frame = lastFrame + Self.frame
            due = due.map { min($0, frame) } ?? frame
        }
        return due.map { max(.zero, $0 - clock.now) }
    }

    private func takeInput(_ timeout: Duration?) -> Bool {
        let inputs = backend.events(timeout: timeout)
        for input in inputs where !isOver { perform(state.update(.input(input))) }
        return !inputs.isEmpty
    }

    private func takeEvents() -> Bool {
        let events = mailbox.take()
        for event in events where !isOver { perform(state.update(.event(event))) }
        return !events.isEmpty
    }

    private func takeTick() -> Bool {
        guard let due = nextTick, clock.now >= due else { return false }
        nextTick = clock.now + Self.tick
        perform(state.update(.tick))
        return true
    }

    private func paint() {
        guard !isOver else { return }
        let painted = state.paint()
        backend.show(painted.buffer, cursor: painted.cursor, look: themes.look)
        lastFrame = clock.now
    }
}

// MARK: - Effects

extension ConsoleLoop {
    private func perform(_ effects: [Effect]) {
        for effect in effects { perform(effect) }
    }

    private func perform(_ effect: Effect) {
        switch effect {
        case .perform(let request): studio.perform(request)
        case .editExternally(let text): edit(text)
        case .quit: isOver = true
        case .suspend: raise(SIGTSTP)
        case .redraw: backend.invalidate()
        case .setMouse(let isOn): backend.setMouse(isOn)
        case .selectTheme(let name): select(theme: name)
        case .startTicking: nextTick = nextTick ?? clock.now + Self.tick
        case .stopTicking: nextTick = nil
        }
    }

    private func edit(_ text: String) {
        backend.release()
        let edited = Result { () throws(Fault) in try ExternalEditor().edit(text) }
        backend.resume()
        backend.invalidate()
        switch edited {
        case .success(let text): perform(state.update(.editorReturned(text: text)))
        case .failure(let fault):
            perform(state.update(.editorReturned(text: nil)))
            perform(state.update(.failed(fault)))
        }
    }

    private func select(theme name: String) {
        var fault: Fault?
        do {
            try themes.select(name)
            fault = themes.fault
        } catch {
            fault = Fault(
                title: "The theme is used, and not kept for the next start",
                cause: error.localizedDescription,
                advice: "Check that your config folder can be written to."
            )
        }
        backend.invalidate()
        perform(state.update(.themeChanged(name)))
        if let fault { perform(state.update(.failed(fault))) }
    }
}
