/// Where a command can be reached; a new mode of a screen brings its own.
package struct CommandContext: Hashable, Sendable {
    package let name: String

    /// A context by name; a mode of a screen is named `review.editing` after it.
    package init(_ name: String) {
        self.name = name
    }

    /// Anywhere, also while text is typed and over dialogs.
    package static let always = CommandContext("always")
    /// On every screen while no text is typed.
    package static let everywhere = CommandContext("everywhere")
    /// On screens with a list that can be filtered and sorted.
    package static let list = CommandContext("list")
    /// While a filter is typed.
    package static let filter = CommandContext("filter")
    /// While a form is filled in.
    package static let form = CommandContext("form")

    /// On one screen, by its name.
    package static func screen(_ name: String) -> CommandContext { CommandContext(name) }

    /// Over the screen, while a dialog of that kind takes the keys.
    package static func dialog(_ kind: Dialog.Kind) -> CommandContext {
        CommandContext("dialog." + kind.rawValue)
    }
}

/// What a command is about; help shows the groups in this order.
package enum CommandGroup: String, Hashable, Sendable, CaseIterable {
    case brief = "Brief"
    case campaigns = "Campaigns"
    case write = "Write"
    case attention = "Attention"
    case review = "Review"
    case export = "Export"
    case train = "Train"
    case list = "Filter and sort"
    case move = "Move"
    case screens = "Screens"
    case program = "Program"
    case dialog = "Dialogs"
}
