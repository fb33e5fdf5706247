package import Copywriting
import Studio
import Terminal

extension WriteScreen {
    package mutating func update(_ message: ScreenMessage, session: inout Session) -> [Effect] {
        switch message {
        case .appeared, .changed: return askForSheet(session)
        case .reload:
            sheet.forget()
            return askForSheet(session)
        case .move(let motion): return move(motion, session: &session)
        case .focusNext:
            focus = focus == .brief ? .text : .brief
            return []
        case .pointer(let pointer): return point(pointer, session: &session)
        case .event(let event): return take(event, session: &session)
        case .answered(let prompt, let text):
            if prompt == Self.seedPrompt { takeSeed(text, session: &session) }
            return []
        case .input, .list, .editorReturned, .tick: return []
        }
    }

    package mutating func back(session: inout Session) -> Bool {
        guard focus == .text else { return false }
        focus = .brief
        return true
    }

    private mutating func askForSheet(_ session: Session) -> [Effect] {
        guard session.screen == Self.name else { return [] }
        return sheet.follow(session.brief.brief)
    }

    private mutating func move(_ motion: Motion, session: inout Session) -> [Effect] {
        if focus == .brief {
            switch motion {
            case .left: return changeChannel(by: -1, session: &session)
            case .right: return changeChannel(by: 1, session: &session)
            default:
                fact = motion.moved(fact, page: 8, last: facts.count - 1)
                return []
            }
        }
        switch motion {
        case .left: show(candidate: shown - 1)
        case .right: show(candidate: shown + 1)
        default:
            let page = WriteLayout(session.screenSize, focus: focus).text.height - 2
            textTop = motion.moved(textTop, page: page, last: lastTop(session))
        }
        return []
    }

    private mutating func point(_ pointer: Pointer, session: inout Session) -> [Effect] {
        let pane: Pane = pointer.region.hasPrefix("brief") ? .brief : .text
        switch pointer.action {
        case .press(.left):
            focus = pane
            guard pointer.region == "brief.facts" else { break }
            let place = pointer.point.y + factTop(rows: pointer.size.height)
            if facts.indices.contains(place) { fact = place }
        case .wheelUp: return scroll(pane, .up, session: &session)
        case .wheelDown: return scroll(pane, .down, session: &session)
        default: break
        }
        return []
    }

    private mutating func scroll(
        _ pane: Pane,
        _ motion: Motion,
        session: inout Session
    ) -> [Effect] {
        let focused = focus
        focus = pane
        defer { focus = focused }
        return move(motion, session: &session)
    }

    /// The first fact that is seen in so many rows.
    func factTop(rows: Int) -> Int {
        min(max(0, fact - rows / 2), max(0, facts.count - rows))
    }
}

// MARK: - Events

extension WriteScreen {
    private mutating func take(_ event: Event, session: inout Session) -> [Effect] {
        if var adoption {
            adoption.take(event, session: &session)
            self.adoption = adoption.isComplete(session) ? nil : adoption
        }
        switch event {
        case .factSheet(let brief, let sheet):
            self.sheet.take(sheet, of: brief)
            fact = min(fact, max(0, facts.count - 1))
        case .campaignSaved, .overview:
            sheet.forget()
            return askForSheet(session)
        case .writing(let event): take(event, session: &session)
        case .reviewed(let suggestion), .suggestion(let suggestion):
            progress?.take(reviewed: suggestion)
        case .failed(.factSheet(let brief), let fault):
            if sheet.fail(fault, of: brief), session.screen == Self.name {
                session.isFaultTaken = true
            }
        case .failed(.write, let fault):
            isAwaited = false
            progress?.take(.failed(fault))
            failure = fault
            session.isFaultTaken = session.screen == Self.name
        default: break
        }
        return []
    }

    private mutating func take(_ event: WritingEvent, session: inout Session) {
        switch event {
        case .started(let brief, let count, let sheet):
            isAwaited = false
            failure = nil
            progress = WritingProgress(brief: brief, count: count, sheet: sheet)
            shown = 0
            textTop = 0
            follows = true
        case .cancelled:
            // A run that was asked for meanwhile is still to come.
            if progress?.phase != .underWay { isAwaited = false }
            progress?.take(event)
        case .failed(let fault):
            isAwaited = false
            progress?.take(event)
            fail(fault, session: &session)
        case .reading, .token, .suggestion, .finished:
            progress?.take(event)
            if follows, let progress, progress.newest != shown {
                shown = progress.newest
                textTop = 0
            }
            if follows, case .token = event { textTop = lastTop(session) }
        }
    }

    /// Says why a run failed: here where it is seen, else over whatever is shown.
    private mutating func fail(_ fault: Fault, session: inout Session) {
        failure = fault
        if session.screen != Self.name { session.show(.fault(fault)) }
    }

    /// The first line at which the end of what is shown is seen.
    private func lastTop(_ session: Session) -> Int {
        let pane = WriteLayout(session.screenSize, focus: focus).text
        let width = pane.width - 4
        let lines = draftLines(width: width).count
        return max(0, lines - (pane.height - 2 - draftFoot(width: width)))
    }
}

// MARK: - What commands do

extension WriteScreen {
    static let seedPrompt = "write.seed"

    /// Asks for texts of a brief.
    mutating func start(_ brief: Brief, session: inout Session) -> [Effect] {
        isAwaited = true
        failure = nil
        focus = .text
        let settings = CopySettings(count: count, seed: seed, layout: layout)
        return [.perform(.write(brief, settings))]
    }

    /// Writes the copy that an accepted strategy names, its first brief now.
    package mutating func carryOut(_ strategy: Suggestion, session: inout Session) -> [Effect] {
        plan = CopyPlan(briefs: StrategyPlan.proposedBriefs(from: strategy))
        session.screen = Self.name
        return startNextOfPlan(session: &session)
    }

    /// Writes the next copy that the strategy names.
    mutating func startNextOfPlan(session: inout Session) -> [Effect] {
        guard let brief = plan?.next else { return [] }
        plan?.started += 1
        let adoption = BriefAdoption(brief, session: &session)
        self.adoption = adoption.isComplete(session) ? nil : adoption
        return adoption.requests(session) + start(brief, session: &session)
    }

    mutating func changeChannel(by step: Int, session: inout Session) -> [Effect] {
        session.brief.channel = ChannelWords.neighbour(of: session.brief.channel, by: step)
        return []
    }

    /// Shows a candidate of the run; the newest one is followed from then on.
    mutating func show(candidate index: Int) {
        guard let progress else { return }
        shown = min(max(0, index), progress.newest)
        follows = shown == progress.newest
        textTop = 0
    }

    private mutating func takeSeed(_ text: String, session: inout Session) {
        guard let number = UInt64(text.filter { !$0.isWhitespace }) else {
            session.say("A seed is a whole number from 0 on, for example 7.", .refused)
            return
        }
        seed = number
    }
}
