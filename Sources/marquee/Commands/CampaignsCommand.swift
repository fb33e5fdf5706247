import ArgumentParser
import Shop
import Studio
import Terminal

/// Lists campaigns.
struct CampaignsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "campaigns",
        abstract: "List campaigns: running ones first, then upcoming, then ended."
    )

    @OptionGroup
    var workspace: WorkspaceOptions
    @OptionGroup
    var list: ListOptions
    @OptionGroup
    var output: OutputOptions

    func run() throws {
        try Failure.reported {
            let desk = try workspace.desk()
            let asOf = try desk.asOfDate()
            let page = try desk.campaigns(ListQuery(filter: list.filter), range: list.range)
            if output.json {
                return try Output.json(page.rows.map { CampaignView(campaign: $0, asOf: asOf) })
            }
            var table = TextTable([
                ("campaign", .left), ("title", .left), ("phase", .left), ("first day", .left),
                ("last day", .left), ("discount", .right), ("code", .left),
            ])
            for campaign in page.rows {
                table.add([
                    campaign.campaignID, campaign.title,
                    asOf.map { campaign.phase(asOf: $0).rawValue } ?? "",
                    campaign.startDate.description, campaign.endDate.description,
                    campaign.discount.percentText + "%", campaign.code ?? "",
                ])
            }
            try Output.write(table.text)
            let shown = page.start..<page.start + page.rows.count
            try Output.write(TextTable.note(shown: shown, of: page.total, "campaigns"))
        }
    }
}
