package import Copywriting
package import Shop
package import ShopStore
package import Transformer

/// The steps of Marquee's work on one workspace, each a plain call; the console and the command line share them.
///
/// What goes wrong is thrown as the module below throws it; `Fault` puts it into words.
package struct Desk: Sendable {
    package let repository: any ShopRepository
    /// The workspace's folder; empty for a shop in memory.
    package let workspacePath: String
    /// The as-of date asked for at the start, before the workspace's own.
    package let asOf: Day?

    package init(repository: any ShopRepository, workspacePath: String = "", asOf: Day? = nil) {
        self.repository = repository
        self.workspacePath = workspacePath
        self.asOf = asOf
    }

    /// The desk of an opened workspace.
    package init(workspace: Workspace, asOf: Day? = nil) {
        self.init(repository: workspace.repository, workspacePath: workspace.path, asOf: asOf)
    }

    /// The day that rules take as today; nil in a shop without behaviors and settings.
    package func asOfDate() throws -> Day? {
        try repository.asOfDate(override: asOf)
    }

    /// The shop at a glance, with where the model stands.
    package func overview(model: ModelState = .opening) throws -> Overview {
        let settings = try repository.settings()
        return Overview(
            shopName: settings.shopName ?? "",
            counts: try repository.counts(),
            asOf: try asOfDate(),
            currency: settings.currency,
            locale: settings.locale,
            modelName: model.name,
            modelFault: model.fault,
            workspacePath: workspacePath
        )
    }

    /// The fact sheet that a brief would be written from.
    package func factSheet(for brief: Brief) throws -> FactSheet {
        try FactSheet.make(for: brief, repository: repository, asOf: asOf)
    }

    /// Writes and stores suggestions, see `Copywriter.write`.
    @discardableResult
    package func write(
        _ brief: Brief,
        settings: CopySettings,
        generator: any TextGenerator,
        capturesAttention: Bool = false,
        isCancelled: () -> Bool = { false },
        onEvent: (CopyEvent) -> Void
    ) throws -> [Suggestion] {
        try Copywriter(generator: generator, repository: repository, asOf: asOf).write(
            brief,
            settings: settings,
            capturesAttention: capturesAttention,
            isCancelled: isCancelled,
            onEvent: onEvent
        )
    }
}
