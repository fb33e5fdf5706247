package import Copywriting
package import Studio
package import Terminal

/// Suggestions to accept, edit or reject, each with its facts, checks and limits.
package struct ReviewScreen: Screen {
    package static let name = "review"
    package static let title = "Review"

    /// The pane that takes the keys.
    package enum Pane: String, Hashable, Sendable {
        case list
        case detail
    }

    package internal(set) var list = PagedList<SuggestionQuery, Suggestion>(SuggestionQuery())
    package internal(set) var focus = Pane.list
    /// The filter while it is typed.
    package internal(set) var filterEditor: LineEditor?
    /// The text while it is edited in place.
    package internal(set) var editing: SuggestionEditing?
    /// The suggestion that is open in `$EDITOR`.
    var external: Suggestion?
    /// The first line of the detail pane that is seen.
    package internal(set) var detailTop = 0
    /// The step that was asked for and is not stored yet.
    package internal(set) var pending: PendingStep?

    package init() {}

    package static let contextStacks: [[CommandContext]] = [
        [.screen(name), .everywhere, .always],
        [editingContext, .always],
        [.filter, .always],
    ]

    static let editingContext = CommandContext("review.editing")

    package var contexts: [CommandContext] {
        if editing != nil { return [Self.editingContext] }
        return filterEditor == nil ? [.screen(Self.name)] : [.filter]
    }

    package var isTyping: Bool { editing != nil || filterEditor != nil }

    /// The suggestion under the cursor.
    package var selected: Suggestion? { list.selectedRow }
}

/// A review step on its way to the store.
package struct PendingStep: Hashable, Sendable {
    /// What the step does.
    package enum Kind: Hashable, Sendable {
        case accept
        case edit
        case reject
        case undo
    }

    package var kind: Kind
    /// Nil for an undo, which finds its suggestion itself.
    package var id: String?
}

/// A suggestion's text while it is edited in place.
package struct SuggestionEditing: Hashable, Sendable {
    /// The suggestion as it was when the editing began; its revision is the one that is saved over.
    package var suggestion: Suggestion
    package var editor: TextEditor
    /// The text as the editor took it.
    private let original: String

    package init(_ suggestion: Suggestion) {
        self.suggestion = suggestion
        editor = TextEditor(suggestion.text)
        original = editor.text
    }

    /// Whether anything was typed.
    package var isChanged: Bool { editor.text != original }

    /// Tells the editor the room that a screen of a size gives it.
    mutating func resize(_ size: Size) {
        let limits = SuggestionDetail.limits(of: editor.text, channel: suggestion.brief.channel)
        let area = ReviewLayout(size, isEditing: true).text(limits: limits.count)
        if editor.size != area.size { editor.resize(to: area.size) }
    }
}
