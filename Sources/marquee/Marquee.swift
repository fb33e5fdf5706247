import ArgumentParser

/// The program: the console, and every step of it as a command.
@main
struct Marquee: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "marquee",
        abstract: "A private marketing console for the terminal.",
        discussion: """
            Without a command, Marquee opens the console: browse users and products, pick a campaign, watch \
            suggestions being written with the attention of every head, review them by key and export them. \
            Everything runs on this machine.

            To begin: marquee --sample
            """,
        version: "0.1.0",
        subcommands: [],
        groupedSubcommands: [
            CommandGroup(
                name: "Shop",
                subcommands: [
                    SampleCommand.self, ImportCommand.self, UsersCommand.self, ProductsCommand.self,
                    CampaignsCommand.self, CampaignCommand.self, ProfileCommand.self,
                    ForgetCommand.self, SettingsCommand.self,
                ]
            ),
            CommandGroup(
                name: "Copy",
                subcommands: [
                    SuggestCommand.self, SuggestionsCommand.self, ReviewCommand.self,
                    ExportCommand.self,
                ]
            ),
            CommandGroup(
                name: "Engine and machine",
                subcommands: [
                    ModelCommand.self, TrainCommand.self, CorpusCommand.self, EvaluateCommand.self,
                    InspectCommand.self, BenchCommand.self, DoctorCommand.self, ManualCommand.self,
                ]
            ),
        ]
    )

    @OptionGroup
    var workspace: WorkspaceOptions
    @OptionGroup
    var engine: EngineOptions

    @Flag(help: "Open a made-up sample shop, made on first use in a workspace of its own.")
    var sample = false

    func run() throws {
        try Failure.reported {
            try ConsoleComposition(workspace: workspace, engine: engine, isSample: sample).run()
        }
    }
}
