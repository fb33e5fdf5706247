package import Shop

/// Reviews suggestions over the store: each step and its journal row in one transaction.
package struct ReviewDesk: Sendable {
    private let repository: any ShopRepository
    private let asOf: Day?

    /// `asOf` overrides the workspace's as-of date.
    package init(repository: any ShopRepository, asOf: Day? = nil) {
        self.repository = repository
        self.asOf = asOf
    }

    /// The suggestion of an id; throws `ShopError.unknown`, or `CopyError.undecodable`.
    package func suggestion(_ id: String) throws -> Suggestion {
        guard let row = try repository.suggestion(id) else {
            throw ShopError.unknownSuggestion(id)
        }
        return try SuggestionArchive.suggestion(from: row)
    }

    /// Performs a step and stores it.
    ///
    /// `expectedRevision` is the revision that the person saw, nil takes the stored one. Throws `ReviewError`, and
    /// `ShopError.conflict` where another console was faster.
    @discardableResult
    package func perform(
        _ action: ReviewAction,
        on id: String,
        expectedRevision: Int? = nil
    ) throws -> Suggestion {
        let current = try suggestion(id)
        if let expectedRevision, expectedRevision != current.revision {
            throw ShopError.changedSuggestion(id)
        }
        var undone: JournalRow?
        if case .undo = action { undone = try lastStep(of: id) }
        let next = try Review.apply(
            action,
            to: current,
            context: try context(of: current),
            previous: try undone.map { try SuggestionArchive.decode($0.before, id: id) }
        )
        try repository.update(
            try SuggestionArchive.row(of: next),
            expectedRevision: current.revision,
            journal: JournalRow(
                suggestionID: id,
                action: action.name,
                reason: action.reason,
                before: try SuggestionArchive.encode(current),
                after: try SuggestionArchive.encode(next),
                undoes: undone?.sequence
            )
        )
        return next
    }

    /// Takes back the newest step of the workspace; throws `ReviewError.nothingToUndo`.
    @discardableResult
    package func undoNewest() throws -> Suggestion {
        guard let step = try repository.latestJournal(limit: 1).first else {
            throw ReviewError(
                code: .nothingToUndo,
                subject: "review",
                cause: "Nothing was reviewed that could be taken back.",
                advice: "Accept, edit or reject a suggestion first."
            )
        }
        return try perform(.undo, on: step.suggestionID)
    }

    /// The steps of a suggestion, oldest first.
    package func journal(of id: String) throws -> [JournalRow] {
        try repository.journal(ofSuggestion: id)
    }

    /// The newest step of a suggestion that is not taken back.
    private func lastStep(of id: String) throws -> JournalRow? {
        let journal = try repository.journal(ofSuggestion: id)
        let undone = Set(journal.compactMap(\.undoes))
        return journal.last { $0.undoes == nil && !undone.contains($0.sequence) }
    }

    /// What the checks look at: the facts that the shop's records hold now.
    ///
    /// Where a record of the brief is gone, only what was written down stays; `gone` then blocks.
    private func context(of suggestion: Suggestion) throws -> CheckContext {
        let channel = try Channels.named(suggestion.brief.channel)
        do {
            let records = try BriefRecords.read(suggestion.brief, from: repository, asOf: asOf)
            return CheckContext(
                records: records,
                sheet: FactSheet(records: records),
                channel: channel
            )
        } catch let error as CopyError where error.code == .unknown {
            var context = CheckContext(sheet: FactSheet(facts: suggestion.facts), channel: channel)
            context.missingRecord = error.subject
            return context
        }
    }
}
