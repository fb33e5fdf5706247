import ArgumentParser
import Copywriting
import Shop
import Studio

/// Writes suggestions.
struct SuggestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "suggest",
        abstract: "Write suggestions for a campaign, streaming.",
        discussion: """
            For example: marquee suggest --campaign campaign_1 --product product_1 --channel sms --count 3

            Each suggestion is stored the moment it ends. One with a number, date or name that the shop's data \
            does not hold is blocked until you edit it.
            """
    )

    @Option(help: ArgumentHelp("The campaign.", valueName: "id"))
    var campaign: String
    @Option(help: ArgumentHelp("The user addressed; left out, everyone.", valueName: "id"))
    var user: String?
    @Option(help: ArgumentHelp("A product to write about; repeat for more.", valueName: "id"))
    var product: [String] = []
    @Option(
        help: ArgumentHelp(
            "Where it runs: " + Channels.all.map(\.name).joined(separator: ", ") + ".",
            valueName: "name"
        )
    )
    var channel: String
    @Option(help: ArgumentHelp("How many different suggestions.", valueName: "n"))
    var count = 1
    @Option(help: ArgumentHelp("The same seed writes the same again.", valueName: "n"))
    var seed: UInt64 = 1
    @Option(help: ArgumentHelp("0 takes the likeliest word each time; up to 2.", valueName: "t"))
    var temperature: Double?
    @Option(
        help: ArgumentHelp(
            "How the facts are laid out for the model: "
                + PromptLayouts.all.map(\.name).joined(separator: ", ") + ".",
            valueName: "name"
        )
    )
    var layout: String?
    @Option(
        help: ArgumentHelp(
            "How it speaks: " + Tone.allCases.map(\.rawValue).joined(separator: ", ")
                + ". Left out, the brand's voice, else each in turn.",
            valueName: "tone"
        )
    )
    var tone: Tone?
    @Option(
        help: ArgumentHelp("The accepted strategy that this copy carries out.", valueName: "id")
    )
    var strategy: String?
    @OptionGroup
    var workspace: WorkspaceOptions
    @OptionGroup
    var engine: EngineOptions
    @OptionGroup
    var output: OutputOptions

    func validate() throws {
        guard (1...64).contains(count) else {
            throw ValidationError("--count must lie between 1 and 64.")
        }
        if let temperature, !(0...2).contains(temperature) {
            throw ValidationError("--temperature must lie between 0 and 2.")
        }
        guard Channels.all.contains(where: { $0.name == channel }) else {
            throw ValidationError(
                "--channel \(channel): choose one of "
                    + Channels.all.map(\.name).joined(separator: ", ") + "."
            )
        }
        if let layout, !PromptLayouts.all.contains(where: { $0.name == layout }) {
            throw ValidationError(
                "--layout \(layout): choose one of "
                    + PromptLayouts.all.map(\.name).joined(separator: ", ") + "."
            )
        }
    }

    func run() throws {
        try Failure.reported {
            let desk = try workspace.desk()
            let brief = Brief(
                campaignID: campaign,
                audience: user.map { .user($0) } ?? .everyone,
                productIDs: product,
                channel: channel,
                strategyID: strategy
            )
            // Records are looked up before the model is opened: a wrong id is said at once.
            _ = try desk.factSheet(for: brief)
            let generator = try engine.openForCopy()
            var stream = SuggestionStream(isJSON: output.json, count: count)
            try desk.write(
                brief,
                settings: CopySettings(
                    count: count,
                    seed: seed,
                    temperature: temperature,
                    layout: layout,
                    tone: tone,
                    // A script waits for the end; a person reads along, one text after another.
                    writesTogether: output.json
                ),
                generator: generator
            ) { event in stream.show(event) }
            if let fault = stream.fault { throw fault }
        }
    }
}

extension Tone: ExpressibleByArgument {}
