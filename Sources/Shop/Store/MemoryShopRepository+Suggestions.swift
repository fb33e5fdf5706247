import Synchronization

extension MemoryShopRepository {
    package func insert(_ suggestion: SuggestionRow) throws(ShopError) {
        let isNew = state.withLock { state in
            guard !state.suggestions.contains(where: { $0.id == suggestion.id }) else {
                return false
            }
            state.suggestions.append(suggestion)
            return true
        }
        guard isNew else { throw .duplicateSuggestion(suggestion.id) }
    }

    package func update(
        _ suggestion: SuggestionRow,
        expectedRevision: Int,
        journal: JournalRow
    ) throws(ShopError) {
        let fault: ShopError? = state.withLock { state in
            guard let index = state.suggestions.firstIndex(where: { $0.id == suggestion.id }) else {
                return .unknownSuggestion(suggestion.id)
            }
            guard state.suggestions[index].revision == expectedRevision else {
                return .changedSuggestion(suggestion.id)
            }
            state.suggestions[index] = suggestion
            var step = journal
            step.sequence = (state.journal.last?.sequence ?? 0) + 1
            state.journal.append(step)
            return nil
        }
        if let fault { throw fault }
    }

    package func suggestion(_ id: String) throws(ShopError) -> SuggestionRow? {
        state.withLock { $0.suggestions.first { $0.id == id } }
    }

    package func suggestions(
        _ query: ListQuery,
        state wanted: String?,
        channel: String?,
        range: Range<Int>
    ) throws(ShopError) -> Page<SuggestionRow> {
        let filter = ListFilter(query.filter)
        let passing = state.withLock { $0.suggestions }.reversed().filter { row in
            (wanted == nil || row.state == wanted) && (channel == nil || row.channel == channel)
                && filter.matches(folded: [ListFilter.fold(row.text)])
        }
        return Page(range, of: query.descending ? passing.reversed() : passing)
    }

    package func journal(ofSuggestion id: String) throws(ShopError) -> [JournalRow] {
        state.withLock { $0.journal.filter { $0.suggestionID == id } }
    }

    package func latestJournal(limit: Int) throws(ShopError) -> [JournalRow] {
        state.withLock { state in
            let undone = Set(state.journal.compactMap(\.undoes))
            let open = state.journal.filter { $0.undoes == nil && !undone.contains($0.sequence) }
            return Array(open.reversed().prefix(max(limit, 0)))
        }
    }
}

extension ShopError {
    /// The fault of a suggestion whose id is taken.
    package static func duplicateSuggestion(_ id: String) -> ShopError {
        ShopError(
            code: .duplicate,
            subject: "suggestion \(id)",
            cause: "A suggestion of this id is stored already.",
            advice: "Write it again; it will get a new id."
        )
    }

    /// The fault of a suggestion that is not there.
    package static func unknownSuggestion(_ id: String) -> ShopError {
        ShopError(
            code: .unknown,
            subject: "suggestion \(id)",
            cause: "There is no such suggestion in this workspace.",
            advice: "List them with: marquee suggestions"
        )
    }

    /// The fault of a suggestion that another console changed meanwhile.
    package static func changedSuggestion(_ id: String) -> ShopError {
        ShopError(
            code: .conflict,
            subject: "suggestion \(id)",
            cause: "Another console changed it meanwhile.",
            advice: "Look at it again, then repeat the step."
        )
    }
}
