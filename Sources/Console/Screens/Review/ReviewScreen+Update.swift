package import Copywriting
import Shop
import Studio
import Terminal

extension ReviewScreen {
    package mutating func update(_ message: ScreenMessage, session: inout Session) -> [Effect] {
        switch message {
        case .appeared: list.reload()
        case .reload: list.reload()
        case .changed: break
        case .move(let motion): move(motion, session)
        case .focusNext:
            if editing == nil { focus = focus == .list ? .detail : .list }
        case .input(let input): take(input)
        case .list(let action): take(action)
        case .pointer(let pointer): point(pointer, session)
        case .event(let event): return take(event, session: &session) + ask(session)
        case .answered(let prompt, let text):
            guard prompt == Self.reasonPrompt else { break }
            return perform(.reject(reason: text), as: .reject)
        case .editorReturned(let text): return takeExternal(text, session: &session)
        case .tick: break
        }
        return ask(session)
    }

    package mutating func back(session: inout Session) -> Bool {
        if focus == .detail {
            focus = .list
            return true
        }
        guard list.asked != SuggestionQuery() else { return false }
        list.ask(SuggestionQuery())
        return true
    }

    /// What is asked so that the rows that are seen are there.
    private mutating func ask(_ session: Session) -> [Effect] {
        editing?.resize(session.screenSize)
        guard session.screen == Self.name else { return [] }
        list.resize(height: ReviewLayout(session.screenSize, isEditing: false).listRows)
        return list.missingRanges().map { .perform(.suggestions(list.asked, range: $0)) }
    }

    private mutating func move(_ motion: Motion, _ session: Session) {
        guard focus == .detail, filterEditor == nil else {
            list.move(motion)
            detailTop = 0
            return
        }
        let layout = ReviewLayout(session.screenSize, isEditing: false)
        let lines = selected.map { SuggestionDetail($0).lines(width: layout.detailWidth) } ?? []
        let height = layout.detailRows
        detailTop = motion.moved(detailTop, page: height, last: lines.count - height)
    }

    private mutating func take(_ input: InputEvent) {
        switch input {
        case .key(let key):
            if editing != nil {
                editing?.editor.handle(key)
            } else if filterEditor != nil {
                filterEditor?.handle(key)
                askFiltered()
            }
        case .paste(let text):
            if editing != nil {
                editing?.editor.insert(text)
            } else if filterEditor != nil {
                filterEditor?.insert(text)
                askFiltered()
            }
        case .mouse, .resize, .focus: break
        }
    }

    private mutating func take(_ action: ListAction) {
        switch action {
        case .filter:
            filterEditor = LineEditor(list.asked.filter)
            focus = .list
        case .acceptFilter: filterEditor = nil
        case .clearFilter:
            filterEditor = nil
            askFiltered()
        case .nextSort, .reverseSort: break
        }
    }

    private mutating func askFiltered() {
        let filter = filterEditor?.text ?? ""
        narrow { $0.filter = filter }
    }

    /// Asks for other suggestions.
    mutating func narrow(_ change: (inout SuggestionQuery) -> Void) {
        var query = list.asked
        change(&query)
        list.ask(query)
        detailTop = 0
    }

    private mutating func point(_ pointer: Pointer, _ session: Session) {
        switch (pointer.region, pointer.action) {
        case ("list", .press(.left)):
            guard editing == nil else { return }
            focus = .list
            list.select(list.top + pointer.point.y)
            detailTop = 0
        case ("list", .wheelUp): list.scroll(by: -3)
        case ("list", .wheelDown): list.scroll(by: 3)
        case ("editor", _):
            editing?.editor.take(.mouse(MouseEvent(pointer.action, at: pointer.point)))
        case ("detail", .press(.left)): focus = .detail
        case ("detail", .wheelUp): scrollDetail(.up, session)
        case ("detail", .wheelDown): scrollDetail(.down, session)
        default: break
        }
    }

    private mutating func scrollDetail(_ motion: Motion, _ session: Session) {
        let focused = focus
        focus = .detail
        move(motion, session)
        focus = focused
    }
}

// MARK: - Steps

extension ReviewScreen {
    static let reasonPrompt = "review.reason"

    /// Asks for a step on the selected suggestion.
    mutating func perform(_ action: ReviewAction, as kind: PendingStep.Kind) -> [Effect] {
        guard let selected else { return [] }
        return perform(action, on: selected, as: kind)
    }

    mutating func perform(
        _ action: ReviewAction,
        on suggestion: Suggestion,
        as kind: PendingStep.Kind
    ) -> [Effect] {
        pending = PendingStep(kind: kind, id: suggestion.id)
        let revision = suggestion.revision
        return [.perform(.review(id: suggestion.id, action: action, expectedRevision: revision))]
    }

    /// Shows a suggestion that was chosen elsewhere.
    package mutating func open(_ suggestion: Suggestion, session: inout Session) -> [Effect] {
        session.screen = Self.name
        guard editing == nil else { return [] }
        filterEditor = nil
        list.ask(SuggestionQuery())
        list.reload(selecting: suggestion.id)
        focus = .list
        detailTop = 0
        return []
    }

    private mutating func takeExternal(_ text: String?, session: inout Session) -> [Effect] {
        guard let suggestion = external else { return [] }
        external = nil
        guard let text else {
            session.say("Nothing was saved; the text is as it was.", .hint)
            return []
        }
        guard text.trimmed != suggestion.text.trimmed else {
            session.say("The text was not changed.", .hint)
            return []
        }
        return perform(.edit(text: text), on: suggestion, as: .edit)
    }
}

// MARK: - Events

extension ReviewScreen {
    private mutating func take(_ event: Event, session: inout Session) -> [Effect] {
        switch event {
        case .suggestions(let query, let page):
            list.receive(query, rows: page.rows, start: page.start, total: page.total)
        case .suggestion(let suggestion):
            list.replace(suggestion)
            // What is typed is kept; saving goes over the newer text, and says so before.
            if editing?.suggestion.id == suggestion.id {
                editing?.suggestion.revision = suggestion.revision
            }
        case .reviewed(let suggestion): took(suggestion, session: &session)
        case .writing(.suggestion): list.reload()
        case .failed(.review(let id, _, _), _):
            pending = nil
            // Another console may have been faster: show what is stored now.
            return [.perform(.suggestion(id))]
        case .failed(.undoReview, let fault):
            pending = nil
            session.isFaultTaken = true
            session.say(fault.cause, .refused)
        case .failed(.suggestions(let query, let range), _): list.failed(query, range: range)
        default: break
        }
        return []
    }

    private mutating func took(_ suggestion: Suggestion, session: inout Session) {
        let step = pending
        pending = nil
        list.replace(suggestion)
        if editing?.suggestion.id == suggestion.id { editing = nil }
        detailTop = 0
        session.say(Self.words(for: step?.kind, suggestion))
        let isHidden =
            list.asked.state.map { $0 != suggestion.state } ?? false || !list.asked.filter.isEmpty
        if isHidden, step?.kind != .undo { list.reload() }
        switch step?.kind {
        case .accept, .reject:
            // Where the list shows one state only, what was reviewed leaves it and the next row comes up.
            if !isHidden { selectNextDrafted(after: suggestion.id, session: &session) }
        case .undo: list.reload(selecting: suggestion.id)
        case .edit, nil: break
        }
    }

    private static func words(for kind: PendingStep.Kind?, _ suggestion: Suggestion) -> String {
        switch kind {
        case .accept: "Accepted; u takes it back."
        case .reject: "Rejected; u takes it back."
        case .edit:
            suggestion.state == .blocked
                ? "Saved; a check still holds it back." : "Saved; a accepts it."
        case .undo: "Taken back: it is \(suggestion.state.rawValue) again."
        case nil: "Reviewed: it is \(suggestion.state.rawValue) now."
        }
    }

    private func place(of id: String) -> Int? {
        (0..<min(list.total, 4_096)).first { list[$0]?.id == id }
    }

    /// Goes on to the next suggestion that is to be decided: below first, then from the top.
    private mutating func selectNextDrafted(after id: String, session: inout Session) {
        let start = place(of: id) ?? list.selected
        let count = min(list.total, 4_096)
        guard count > 0 else { return }
        let order = (1..<max(2, count)).map { (start + $0) % count }
        guard let next = order.first(where: { list[$0]?.state == .drafted }) else {
            session.say((session.notice?.text ?? "") + " Nothing else is drafted.")
            return
        }
        list.select(next)
    }
}

extension String {
    /// Without the spaces and line ends around it.
    fileprivate var trimmed: Substring {
        var text = self[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}
