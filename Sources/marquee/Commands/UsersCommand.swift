import ArgumentParser
import Shop
import Studio
import Terminal

/// Lists users.
struct UsersCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "users",
        abstract: "List users, the last seen first.",
        discussion: "For example: marquee users --filter kitchen --sort spend"
    )

    @OptionGroup
    var workspace: WorkspaceOptions
    @OptionGroup
    var list: ListOptions
    @Option(help: "The order: last-seen, id, category, purchases or spend.")
    var sort: Order = .lastSeen
    @OptionGroup
    var output: OutputOptions

    /// The orders by the names that people type.
    enum Order: String, ExpressibleByArgument, CaseIterable {
        case lastSeen = "last-seen"
        case id
        case category
        case purchases
        case spend

        /// Numbers go down from the largest.
        var query: (sort: ListSort, descending: Bool) {
            switch self {
            case .lastSeen: (.natural, false)
            case .id: (.id, false)
            case .category: (.category, false)
            case .purchases: (.purchases, true)
            case .spend: (.spend, true)
            }
        }
    }

    func run() throws {
        try Failure.reported {
            let desk = try workspace.desk()
            let query = ListQuery(
                filter: list.filter,
                sort: sort.query.sort,
                descending: sort.query.descending
            )
            let page = try desk.users(query, range: list.range)
            if output.json { return try Output.json(page.rows.map(UserView.init)) }
            let amounts = AmountFormat(try desk.repository.settings())
            var table = TextTable([
                ("user", .left), ("last seen", .left), ("behaviors", .right),
                ("purchases", .right), ("spend", .right), ("favourite category", .left),
            ])
            for user in page.rows {
                table.add([
                    user.userID, user.lastSeen?.day.description ?? "never",
                    String(user.behaviorCount), String(user.purchaseCount),
                    amounts.string(from: user.spend), user.favouriteCategory ?? "",
                ])
            }
            try Output.write(table.text)
            let shown = page.start..<page.start + page.rows.count
            try Output.write(TextTable.note(shown: shown, of: page.total, "users"))
        }
    }
}
