import Copywriting
import Shop
import Studio
import Terminal
import Training

extension TrainingScreen {
    package mutating func update(_ message: ScreenMessage, session: inout Session) -> [Effect] {
        switch message {
        case .appeared, .reload:
            return session.screen == Self.name ? [.perform(Self.counting)] : []
        case .input(let input):
            if isTyping { form.take(input) }
        case .move(let motion): move(motion, session)
        case .focusNext(let backwards):
            if progress == nil {
                form.focus(by: backwards ? -1 : 1)
            } else {
                focus = focus == .samples ? .details : .samples
            }
        case .pointer(let pointer): point(pointer, session)
        case .event(let event): return take(event, session: &session)
        case .changed, .list, .answered, .editorReturned, .tick: break
        }
        return []
    }

    package mutating func back(session: inout Session) -> Bool {
        if progress != nil, focus == .details {
            focus = .samples
            return true
        }
        guard shown != nil else { return false }
        shown = nil
        return true
    }

    private static let accepted = SuggestionQuery(state: .accepted)
    /// Asks how much accepted copy there is; the row itself is not needed.
    private static let counting = Request.suggestions(accepted, range: 0..<1)

    private mutating func move(_ motion: Motion, _ session: Session) {
        guard let progress else {
            switch motion {
            case .up: form.focus(by: -1)
            case .down: form.focus(by: 1)
            default: break
            }
            return
        }
        let layout = TrainingLayout(session.screenSize, focus: focus)
        switch (focus, motion) {
        case (.samples, .left), (.samples, .right):
            let last = progress.evaluations.count - 1
            guard last >= 0 else { return }
            let place = min(max(0, (shown ?? last) + (motion == .left ? -1 : 1)), last)
            shown = place == last ? nil : place
            samplesTop = 0
        case (.samples, _):
            let pane = layout.samples
            let lines = sampleLines(width: pane.width - 4).count
            samplesTop = motion.moved(
                samplesTop,
                page: pane.height - 2,
                last: lines - pane.height + 2
            )
        case (.details, _):
            let pane = layout.details
            let lines = detailLines(paneWidth: pane.width, session).count
            detailsTop = motion.moved(
                detailsTop,
                page: pane.height - 2,
                last: lines - pane.height + 2
            )
        }
    }

    private mutating func point(_ pointer: Pointer, _ session: Session) {
        if progress == nil { return pointAtForm(pointer) }
        guard let pane = Pane(rawValue: pointer.region) else { return }
        switch pointer.action {
        case .press(.left): focus = pane
        case .wheelUp, .wheelDown:
            let focused = focus
            focus = pane
            move(pointer.action == .wheelUp ? .up : .down, session)
            focus = focused
        default: break
        }
    }

    /// A press takes the keys to a field, another press types into it.
    private mutating func pointAtForm(_ pointer: Pointer) {
        let focused = form.focus
        form.point(pointer)
        if pointer.action == .press(.left), form.focus == focused, !isAwaited {
            form.takesKeys = true
        }
    }
}

// MARK: - Events

extension TrainingScreen {
    private mutating func take(_ event: Event, session: inout Session) -> [Effect] {
        switch event {
        case .suggestions(Self.accepted, let page): count(page.total)
        case .reviewed:
            return session.screen == Self.name ? [.perform(Self.counting)] : []
        case .training(let news): take(news, session: &session)
        case .failed(.train, let fault):
            isAwaited = false
            form.refuse(fault)
            session.isFaultTaken = session.screen == Self.name && progress == nil
        case .adapterUsed(let path):
            adapter = AdapterUse(path: path, isOpen: true)
            session.say("The adapter is in use: what is written now is written with it.")
        case .failed(.useAdapter(let path), _):
            if adapter?.path == path { adapter = nil }
        default: break
        }
        return []
    }

    private mutating func count(_ total: Int) {
        acceptedCount = total
        form.setPlaceholder("the accepted copy of this workspace (\(total))", of: "Text")
    }

    private mutating func take(_ news: TrainingNews, session: inout Session) {
        switch news {
        case .preparing(let form):
            isAwaited = false
            hasEarlierRun = false
            progress = TrainingProgress(form: form)
            (focus, shown, samplesTop, detailsTop) = (.samples, nil, 0, 0)
        case .failed(let fault, let hasEarlierRun):
            fail(fault, hasEarlierRun, session: &session)
        case .finished(let result):
            progress?.take(news)
            let isDone = result.ending != .stopped
            let words =
                isDone ? "Training is done" : "Training is stopped, what was learned is kept"
            let isSeen = session.screen == Self.name
            session.say(words + (isSeen ? "." : "; \(ScreenKeys.key(of: Self.name)) shows it."))
        case .began, .warned, .stepped, .evaluated, .saved, .paused, .resumed:
            progress?.take(news)
        }
    }

    /// A run that never began goes back to its settings, with what is wrong; another one keeps what it showed.
    private mutating func fail(_ fault: Fault, _ hasEarlierRun: Bool, session: inout Session) {
        isAwaited = false
        if progress?.plan == nil {
            progress = nil
            self.hasEarlierRun = hasEarlierRun
            var fault = fault
            if hasEarlierRun {
                fault.advice = "o goes on with it, x replaces it; or change the name."
            }
            form.refuse(fault)
        } else {
            progress?.take(.failed(fault, hasEarlierRun: hasEarlierRun))
        }
        if session.screen != Self.name { session.show(.fault(fault)) }
    }
}

// MARK: - What commands do

extension TrainingScreen {
    /// Why a run cannot start now.
    func startRefusal(_ session: Session) -> String? {
        if isAwaited || session.training != nil { return "It is training already." }
        guard form["Text"].allSatisfy(\.isWhitespace), acceptedCount == 0 else { return nil }
        let key = ScreenKeys.key(of: ReviewScreen.name)
        return "Nothing is accepted yet: \(key), then a, accepts. Or name a text to learn from."
    }

    /// Asks for a run with the settings as they are.
    mutating func start(_ earlier: TrainingForm.Earlier = .keep) -> [Effect] {
        isAwaited = true
        hasEarlierRun = false
        form.takesKeys = false
        form.settle()
        var wanted = form.training
        wanted.earlier = earlier
        return [.perform(.train(wanted))]
    }
}
