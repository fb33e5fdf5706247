import Studio
import Terminal
package import Training

/// Training on the shop's own copy: the settings before, the run while it goes on, the adapter after it.
package struct TrainingScreen: Screen {
    package static let name = "train"
    package static let title = "Train"

    /// The pane of a run that takes the keys.
    package enum Pane: String, Hashable, Sendable {
        case samples
        case details
    }

    package internal(set) var form = Form.training()
    /// Whether a run was asked for that has not answered yet.
    package internal(set) var isAwaited = false
    /// Whether the last refusal was for an earlier run of the same name.
    package internal(set) var hasEarlierRun = false
    /// The run that is shown, the last one or the one under way.
    package internal(set) var progress: TrainingProgress?
    package internal(set) var focus = Pane.samples
    /// The place of the evaluation whose samples are shown; nil follows the newest.
    package internal(set) var shown: Int?
    package internal(set) var samplesTop = 0
    package internal(set) var detailsTop = 0
    /// How many suggestions are accepted, nil until that is known.
    package internal(set) var acceptedCount: Int?
    /// The path of the adapter that was asked for, and whether it is in use.
    package internal(set) var adapter: AdapterUse?

    /// An adapter that is to be written with.
    package struct AdapterUse: Hashable, Sendable {
        package var path: String
        package var isOpen = false
    }

    package init() {}

    package static let contextStacks: [[CommandContext]] = [
        [setupContext, .screen(name), .everywhere, .always],
        [earlierContext, setupContext, .screen(name), .everywhere, .always],
        [formContext, .always],
        [runContext, .screen(name), .everywhere, .always],
        [endContext, .screen(name), .everywhere, .always],
    ]

    static let setupContext = CommandContext("train.setup")
    static let earlierContext = CommandContext("train.earlier")
    static let formContext = CommandContext("train.form")
    static let runContext = CommandContext("train.run")
    static let endContext = CommandContext("train.end")

    package var contexts: [CommandContext] {
        if isTyping { return [Self.formContext] }
        guard let progress else {
            let setup = [Self.setupContext, .screen(Self.name)]
            return hasEarlierRun ? [Self.earlierContext] + setup : setup
        }
        return [progress.isUnderWay ? Self.runContext : Self.endContext, .screen(Self.name)]
    }

    /// Whether a field of the form is being typed into.
    package var isTyping: Bool { progress == nil && form.takesKeys }

    /// The evaluation whose samples are shown.
    package var evaluation: TrainingEvaluation? {
        guard let evaluations = progress?.evaluations, !evaluations.isEmpty else { return nil }
        return evaluations[min(max(0, shown ?? .max), evaluations.count - 1)]
    }
}
