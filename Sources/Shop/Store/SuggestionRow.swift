/// A suggestion as the store keeps it: columns to find it by, and a document it does not look into.
package struct SuggestionRow: Hashable, Sendable {
    package var id: String
    /// Grows by one with every change; guards against two writers.
    package var revision: Int
    package var state: String
    package var channel: String
    package var campaignID: String
    package var userID: String?
    package var text: String
    /// The whole suggestion in the writer's own encoding (JSON).
    package var document: String

    package init(
        id: String,
        revision: Int,
        state: String,
        channel: String,
        campaignID: String,
        userID: String?,
        text: String,
        document: String
    ) {
        self.id = id
        self.revision = revision
        self.state = state
        self.channel = channel
        self.campaignID = campaignID
        self.userID = userID
        self.text = text
        self.document = document
    }
}

/// One step of the review journal.
package struct JournalRow: Hashable, Sendable {
    /// Given by the store; 0 before it is stored.
    package var sequence: Int
    package var suggestionID: String
    /// The step's name, for example `accept`.
    package var action: String
    package var reason: String?
    /// The suggestion's document before and after the step.
    package var before: String
    package var after: String
    /// The sequence of the step that an undo takes back.
    package var undoes: Int?

    package init(
        sequence: Int = 0,
        suggestionID: String,
        action: String,
        reason: String? = nil,
        before: String,
        after: String,
        undoes: Int? = nil
    ) {
        self.sequence = sequence
        self.suggestionID = suggestionID
        self.action = action
        self.reason = reason
        self.before = before
        self.after = after
        self.undoes = undoes
    }
}
