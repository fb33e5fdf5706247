package import Shop
package import Transformer

/// Writes suggestions for a brief: facts, prompt, generation, checks, store.
package struct Copywriter: Sendable {
    private let generator: any TextGenerator
    private let repository: any ShopRepository
    private let asOf: Day?

    /// `asOf` overrides the workspace's as-of date.
    package init(
        generator: any TextGenerator,
        repository: any ShopRepository,
        asOf: Day? = nil
    ) {
        self.generator = generator
        self.repository = repository
        self.asOf = asOf
    }

    /// Writes `settings.count` different suggestions and stores each the moment it ends.
    ///
    /// `isCancelled` is asked between tokens; when it is true the run ends with `CopyError.cancelled`, the candidate
    /// under way is not stored, those before it are. Throws `CopyError`, the repository's `ShopError`, or the
    /// generator's own error.
    @discardableResult
    package func write(
        _ brief: Brief,
        settings: CopySettings,
        capturesAttention: Bool = false,
        isCancelled: () -> Bool = { false },
        onEvent: (CopyEvent) -> Void
    ) throws -> [Suggestion] {
        try settings.validate()
        let channel = try Channels.named(brief.channel)
        let layout = try PromptLayouts.named(settings.layout)
        let records = try BriefRecords.read(brief, from: repository, asOf: asOf)
        let sheet = FactSheet(records: records)
        var written: [Suggestion] = []
        for candidate in 0..<settings.count {
            let input = PromptInput(
                records: records,
                sheet: sheet,
                channel: channel,
                candidate: candidate
            )
            let run = CandidateRun(
                input: input,
                layout: layout,
                settings: settings,
                generator: generator,
                capturesAttention: capturesAttention
            )
            let suggestion = try run.write(
                besides: written,
                isCancelled: isCancelled,
                onEvent: onEvent
            )
            written.append(try store(suggestion))
            onEvent(.suggestion(candidate: candidate, written[candidate]))
        }
        return written
    }

    /// Stores a suggestion under an id that is free.
    private func store(_ suggestion: Suggestion) throws -> Suggestion {
        var suggestion = suggestion
        for _ in 0..<8 {
            do {
                try repository.insert(try SuggestionArchive.row(of: suggestion))
                return suggestion
            } catch let error as ShopError where error.code == .duplicate {
                suggestion.id = SuggestionID.random()
            }
        }
        try repository.insert(try SuggestionArchive.row(of: suggestion))
        return suggestion
    }
}
