/// What a piece of the screen means; themes give it colours.
///
/// The case `rowSelected` is `row.selected` in a theme, and falls back to `row`, then to `text`.
package enum Role: UInt8, Hashable, Sendable, CaseIterable {
    // Surfaces: what other roles stand on.
    case background
    case panel
    case bar
    case rowSelected
    case rowSelectedInactive
    case rowMarked
    case rowHeader
    case input
    case inputFocus

    case text
    case textMuted
    case textStrong
    case title
    case accent
    case key
    case link
    case number
    case match
    case selection
    case cursor
    case placeholder
    case disabled

    case border
    case borderFocus
    case scrollTrack
    case scrollThumb
    case tab
    case tabSelected
    case gauge
    case gaugeFill

    case statusOk
    case statusInfo
    case statusWarn
    case statusError
    case statusBusy

    case reviewDrafted
    case reviewBlocked
    case reviewAccepted
    case reviewEdited
    case reviewRejected

    case campaignRunning
    case campaignUpcoming
    case campaignEnded

    /// A fact of the fact sheet, or a place in a text that states one.
    case fact
    /// A place in a text that no fact covers.
    case untraced
    /// The newest token while text streams.
    case token
    /// A cell whose colour is its value; see `Style.heat`.
    case heat
    /// The first token of a context, which heads look at when they look at nothing.
    case sink

    /// The dotted name that themes use.
    package var name: String { RoleNames.all[Int(rawValue)] }

    /// Finds a role by its dotted name.
    package init?(name: String) {
        guard let role = RoleNames.byName[name] else { return nil }
        self = role
    }

    /// The sign that says the same without colour; nil for roles that are no status.
    package var glyph: Character? {
        switch self {
        case .statusOk: "✓"
        case .statusInfo: "i"
        case .statusWarn: "!"
        case .statusError: "✗"
        case .statusBusy: "…"
        case .reviewDrafted: "○"
        case .reviewBlocked: "⊘"
        case .reviewAccepted: "✓"
        case .reviewEdited: "✎"
        case .reviewRejected: "✗"
        case .campaignRunning: "●"
        case .campaignUpcoming: "◷"
        case .campaignEnded: "◌"
        default: nil
        }
    }
}

/// The dotted names of roles, made once from the names of the cases.
private enum RoleNames {
    static let all: [String] = Role.allCases.map { role in
        String(describing: role).reduce(into: "") { name, character in
            if character.isUppercase { name.append(".") }
            name += character.lowercased()
        }
    }

    static let byName: [String: Role] = Dictionary(
        zip(all, Role.allCases),
        uniquingKeysWith: { first, _ in first }
    )
}
