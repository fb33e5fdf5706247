package import Shop
package import Studio
package import Terminal

/// What every screen sees and may change: the brief so far, the shop's overview, dialogs, the status line.
package struct Session: Sendable {
    package var size: Size
    /// Nil until the studio's first answer.
    package var overview: Overview?
    package var brief = BriefSelection()
    /// The name of the screen that is shown; setting it goes there.
    package var screen: String
    /// What lies over the screen; the last one takes the keys.
    package var dialogs: [Dialog] = []
    /// What the status line says until the next key.
    package var notice: Notice?
    /// Whether a run of writing is under way.
    package internal(set) var isWriting = false
    /// How fast the run writes, nil before its first token.
    package internal(set) var tokensPerSecond: Double?
    /// The training run under way, nil while there is none.
    package internal(set) var training: TrainingGlance?
    /// Whether the program ends with the training run.
    package internal(set) var leavesAfterTraining = false
    /// Set by a screen that shows a fault in its own place, so that no dialog is laid over it.
    package var isFaultTaken = false
    /// Grows with every tick while something moves.
    package internal(set) var ticks = 0
    package internal(set) var isMouseOn = true
    /// The names of the themes that there are, and the one in use.
    package internal(set) var themes: [String]
    package internal(set) var theme: String

    package init(size: Size, screen: String, themes: [String] = [], theme: String = "") {
        self.size = size
        self.screen = screen
        self.themes = themes
        self.theme = theme
    }
}

extension Session {
    /// The as-of date, nil in a shop without behaviors.
    package var asOf: Day? { overview?.asOf }

    /// How amounts are written.
    package var amounts: AmountFormat {
        AmountFormat(currency: overview?.currency, locale: overview?.locale ?? "en-US")
    }

    /// An amount as people write it in this workspace.
    package func text(_ amount: Amount) -> String { amounts.string(from: amount) }

    /// A whole number with its groups set apart.
    package func text(_ count: Int) -> String {
        AmountFormat(currency: nil, locale: overview?.locale ?? "en-US")
            .string(from: Amount(units: count), trimsWhole: true)
    }

    /// Whether the shop is known to hold nothing at all.
    package var isShopEmpty: Bool {
        guard let counts = overview?.counts else { return false }
        return counts.users == 0 && counts.products == 0 && counts.campaigns == 0
    }

    /// Lays a dialog over the screen; one that is on top already is not laid twice.
    package mutating func show(_ dialog: Dialog) {
        guard dialogs.last != dialog else { return }
        dialogs.append(dialog)
    }

    /// The part of the terminal that a screen is painted into.
    package var screenSize: Size { FrameLayout(size).screen.size }

    /// Says something in the status line.
    package mutating func say(_ text: String, _ kind: Notice.Kind = .done) {
        notice = Notice(kind, text)
    }
}
