package import Copywriting
package import Studio
import Terminal

/// The brief on one side, the text that the model writes for it on the other.
package struct WriteScreen: Screen {
    package static let name = "write"
    package static let title = "Write"

    /// The pane that takes the keys.
    package enum Pane: String, Hashable, Sendable {
        case brief
        case text
    }

    package internal(set) var focus = Pane.brief
    /// How many texts a run writes.
    package internal(set) var count = 1
    package internal(set) var seed: UInt64 = 1
    /// The prompt layout's name; nil takes the one that the model was trained on.
    package internal(set) var layout: String?
    package internal(set) var sheet = SheetReading()
    /// The run that is shown, the last one or the one under way.
    package internal(set) var progress: WritingProgress?
    /// Whether a run was asked for that has not answered yet.
    package internal(set) var isAwaited = false
    /// Why the last run failed, until the next one begins.
    package internal(set) var failure: Fault?
    /// The candidate that is shown.
    package internal(set) var shown = 0
    /// Whether the newest candidate is shown as it comes.
    package internal(set) var follows = true
    /// The selected fact.
    package internal(set) var fact = 0
    /// The first line of the text pane that is seen.
    package internal(set) var textTop = 0
    /// The copy that a strategy names.
    package internal(set) var plan: CopyPlan?
    var adoption: BriefAdoption?

    package init() {}

    package static let contextStacks: [[CommandContext]] = [
        [briefContext, .screen(name), .everywhere, .always],
        [textContext, .screen(name), .everywhere, .always],
    ]

    static let briefContext = CommandContext("write.brief")
    static let textContext = CommandContext("write.text")

    package var contexts: [CommandContext] {
        [focus == .brief ? Self.briefContext : Self.textContext, .screen(Self.name)]
    }

    /// The candidate that is shown, nil before there is a run.
    package var candidate: WritingProgress.Candidate? {
        guard let progress, progress.candidates.indices.contains(shown) else { return nil }
        return progress.candidates[shown]
    }

    /// The fact sheet that the brief pane shows.
    package var facts: [Fact] { sheet.sheet?.facts ?? [] }
}

/// The copy that an accepted strategy names, brief by brief.
package struct CopyPlan: Hashable, Sendable {
    package let briefs: [Brief]
    /// How many of them were started.
    package internal(set) var started = 0

    /// The next one to be written.
    package var next: Brief? { started < briefs.count ? briefs[started] : nil }
}

/// The fact sheet of the brief, as it is asked for and comes.
package struct SheetReading: Hashable, Sendable {
    /// What the sheet is made from: a brief without its channel.
    private var asked: Brief?
    package private(set) var sheet: FactSheet?
    /// Why there is none.
    package private(set) var fault: Fault?

    package init() {}

    /// What is asked so that the sheet is the brief's.
    mutating func follow(_ brief: Brief?) -> [Effect] {
        let wanted = brief.map(Self.records)
        guard wanted != asked else { return [] }
        asked = wanted
        fault = nil
        guard let brief else {
            sheet = nil
            return []
        }
        return [.perform(.factSheet(brief))]
    }

    /// Lets the sheet be asked for again, because records changed.
    mutating func forget() { asked = nil }

    mutating func take(_ sheet: FactSheet, of brief: Brief) {
        guard Self.records(of: brief) == asked else { return }
        self.sheet = sheet
        fault = nil
    }

    /// Takes why there is no sheet; false where another brief was meant.
    mutating func fail(_ fault: Fault, of brief: Brief) -> Bool {
        guard Self.records(of: brief) == asked else { return false }
        self.fault = fault
        sheet = nil
        return true
    }

    private static func records(of brief: Brief) -> Brief {
        var records = brief
        records.channel = ""
        records.strategyID = nil
        return records
    }
}
