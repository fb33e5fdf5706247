import ArgumentParser
import Copywriting
import Shop
import Studio

/// Lists suggestions.
struct SuggestionsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "suggestions",
        abstract: "List suggestions, the newest first.",
        discussion: "For example: marquee suggestions --state drafted --channel sms"
    )

    @Option(help: "Only those in this state: drafted, blocked, accepted, edited or rejected.")
    var state: Suggestion.State?
    @Option(help: ArgumentHelp("Only those of this channel.", valueName: "name"))
    var channel: String?
    @OptionGroup
    var list: ListOptions
    @OptionGroup
    var workspace: WorkspaceOptions
    @OptionGroup
    var output: OutputOptions

    func run() throws {
        try Failure.reported {
            if let channel { _ = try Channels.named(channel) }
            let page = try workspace.desk().suggestions(
                SuggestionQuery(filter: list.filter, state: state, channel: channel),
                range: list.range
            )
            if output.json { return try Output.json(page.rows.map(SuggestionRecord.init)) }
            for suggestion in page.rows {
                try Output.line(
                    "\(suggestion.id)  \(suggestion.state.rawValue)  \(suggestion.brief.channel)  "
                        + Output.plain(suggestion.brief.campaignID)
                )
                try Output.line("    " + Output.plain(suggestion.text))
                for finding in suggestion.findings where finding.level == .block {
                    try Output.line("    ✗ " + Output.plain(finding.message))
                }
            }
            let shown = page.start..<page.start + page.rows.count
            try Output.write(TextTable.note(shown: shown, of: page.total, "suggestions"))
        }
    }
}

extension Suggestion.State: ExpressibleByArgument {}
