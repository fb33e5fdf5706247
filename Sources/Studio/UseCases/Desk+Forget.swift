import Copywriting
import Shop

extension Desk {
    /// Erases a user: behaviors, personal data, and the id on suggestions, which keep their text.
    ///
    /// The user's suggestions are addressed to everyone from then on, and their review steps go, because these hold
    /// the suggestion as it was; so the steps can no longer be undone. Ended midway, it is completed by another call.
    /// Throws `CopyError.unknown` with near matches, `ShopError.conflict` where another console was faster.
    package func forget(_ userID: String) throws {
        guard try repository.user(userID) != nil else { throw try unknownUser(userID) }
        var start = 0
        while true {
            let page = try repository.suggestions(
                ListQuery(),
                state: nil,
                channel: nil,
                range: start..<start + 500
            )
            for row in page.rows where row.userID == userID { try readdress(row) }
            start += page.rows.count
            if page.rows.isEmpty { break }
        }
        try repository.forget(user: userID)
    }

    /// Rids a suggestion's document of its user; the row bears the id until all of them are erased at once.
    private func readdress(_ row: SuggestionRow) throws {
        var suggestion = try SuggestionArchive.suggestion(from: row)
        guard suggestion.brief.audience != .everyone else { return }
        suggestion.brief.audience = .everyone
        suggestion.revision = row.revision + 1
        var next = try SuggestionArchive.row(of: suggestion)
        next.userID = row.userID
        try repository.update(
            next,
            expectedRevision: row.revision,
            journal: JournalRow(
                suggestionID: row.id,
                action: "forget",
                before: next.document,
                after: next.document
            )
        )
    }
}
