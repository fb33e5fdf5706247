import ArgumentParser
import Shop
import Studio

/// Makes and changes campaigns by hand.
struct CampaignCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "campaign",
        abstract: "Add a campaign, or edit one.",
        subcommands: [Add.self, Edit.self]
    )

    /// What a campaign can be given.
    struct Fields: ParsableArguments {
        @Option(help: "The title that customers read.")
        var title: String?
        @Option(help: ArgumentHelp("The first day, for example 2025-11-24.", valueName: "date"))
        var start: String?
        @Option(help: ArgumentHelp("The last day.", valueName: "date"))
        var end: String?
        @Option(help: "The discount: 10% or 0.1.")
        var discount: String?
        @Option(help: "The code to type at the checkout.")
        var code: String?
        @Option(help: "The campaign's page.")
        var url: String?
        @Option(help: "The terms, as one text.")
        var terms: String?
        @Option(help: ArgumentHelp("A product that it is for; repeat for more.", valueName: "id"))
        var product: [String] = []

        /// Puts what was given into a form.
        func fill(_ form: inout CampaignForm) {
            if let title { form.title = title }
            if let start { form.startDate = start }
            if let end { form.endDate = end }
            if let discount { form.discount = discount }
            if let code { form.code = code }
            if let url { form.url = url }
            if let terms { form.terms = terms }
            if !product.isEmpty { form.productIDs = product.joined(separator: ", ") }
        }
    }

    /// Adds one.
    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add a campaign.",
            discussion: """
                For example: marquee campaign add --title "Spring Sale" --start 2025-03-01 \
                --end 2025-03-14 --discount 15% --code SPRING15
                """
        )

        @Option(help: "Its id; left out, it is made from the title.")
        var id: String?
        @OptionGroup
        var fields: Fields
        @OptionGroup
        var workspace: WorkspaceOptions
        @OptionGroup
        var output: OutputOptions

        func run() throws {
            try Failure.reported {
                var form = CampaignForm(campaignID: id ?? "", discount: "0")
                fields.fill(&form)
                try CampaignCommand.save(form, workspace, output)
            }
        }
    }

    /// Changes one.
    struct Edit: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Change what is given of a campaign; the rest stays."
        )

        @Argument(help: "The campaign's id.")
        var id: String
        @OptionGroup
        var fields: Fields
        @OptionGroup
        var workspace: WorkspaceOptions
        @OptionGroup
        var output: OutputOptions

        func run() throws {
            try Failure.reported {
                var form = try workspace.desk().campaignForm(of: id)
                fields.fill(&form)
                try CampaignCommand.save(form, workspace, output)
            }
        }
    }

    private static func save(
        _ form: CampaignForm,
        _ workspace: WorkspaceOptions,
        _ output: OutputOptions
    ) throws {
        let desk = try workspace.desk()
        let campaign = try desk.saveCampaign(form)
        let asOf = try desk.asOfDate()
        if output.json { return try Output.json(CampaignView(campaign: campaign, asOf: asOf)) }
        try Output.line("Campaign \(Output.plain(campaign.campaignID)) is stored.")
    }
}
