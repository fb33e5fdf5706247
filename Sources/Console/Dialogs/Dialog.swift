package import Studio

/// What lies over a screen and takes its keys.
package enum Dialog: Hashable, Sendable {
    /// The kinds of dialogs, each with its own commands.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case help
        case palette
        case fault
        case confirmation
        case prompt
    }

    case help(HelpDialog)
    case palette(Palette)
    case fault(Fault)
    case confirmation(Confirmation)
    case prompt(Prompt)

    /// The kind of the dialog.
    package var kind: Kind {
        switch self {
        case .help: .help
        case .palette: .palette
        case .fault: .fault
        case .confirmation: .confirmation
        case .prompt: .prompt
        }
    }

    /// Whether printable keys are text in it.
    package var isTyping: Bool {
        switch self {
        case .palette, .prompt: true
        case .help, .fault, .confirmation: false
        }
    }

    /// Where keys are looked for while a dialog is on top.
    package static let contextStacks: [[CommandContext]] =
        Kind.allCases.map { [.dialog($0), .always] }
}

/// The keys of the screen below, as a page that can be scrolled.
package struct HelpDialog: Hashable, Sendable {
    package var top = 0

    package init() {}
}

/// A question before something is done that cannot be undone.
package struct Confirmation: Hashable, Sendable {
    package var title: String
    package var text: String
    /// What `y` says, for example `Quit`.
    package var yes: String
    /// The id of the command that is run on yes.
    package var command: String

    package init(title: String, text: String, yes: String, command: String) {
        self.title = title
        self.text = text
        self.yes = yes
        self.command = command
    }
}
