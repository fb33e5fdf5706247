import ArgumentParser
import Shop
import Studio
import Terminal

/// Lists products.
struct ProductsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "products",
        abstract: "List products by title.",
        discussion: "For example: marquee products --filter kettle --sort price"
    )

    @OptionGroup
    var workspace: WorkspaceOptions
    @OptionGroup
    var list: ListOptions
    @Option(help: "The order: title, id, category or price.")
    var sort: Order = .title
    @Flag(help: "Turn the order round.")
    var descending = false
    @OptionGroup
    var output: OutputOptions

    /// The orders by the names that people type.
    enum Order: String, ExpressibleByArgument, CaseIterable {
        case title
        case id
        case category
        case price

        var sort: ListSort {
            switch self {
            case .title: .title
            case .id: .id
            case .category: .category
            case .price: .price
            }
        }
    }

    func run() throws {
        try Failure.reported {
            let desk = try workspace.desk()
            let query = ListQuery(filter: list.filter, sort: sort.sort, descending: descending)
            let page = try desk.products(query, range: list.range)
            if output.json { return try Output.json(page.rows.map(ProductView.init)) }
            let amounts = AmountFormat(try desk.repository.settings())
            var table = TextTable([
                ("product", .left), ("title", .left), ("category", .left), ("price", .right),
                ("stock", .right),
            ])
            for product in page.rows {
                table.add([
                    product.productID, product.title, product.category,
                    amounts.string(from: product.price), product.stock.map(String.init) ?? "",
                ])
            }
            try Output.write(table.text)
            let shown = page.start..<page.start + page.rows.count
            try Output.write(TextTable.note(shown: shown, of: page.total, "products"))
        }
    }
}
