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
    /// under way is not stored, those before it are; of candidates written together, those up to the first that is not whole.
    /// Throws `CopyError`, the repository's `ShopError`, or the
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
        let layout = try PromptLayouts.named(
            settings.layout ?? generator.identity.adapter?.promptLayout
        )
        let records = try BriefRecords.read(brief, from: repository, asOf: asOf)
        let sheet = FactSheet(records: records)
        let accepted = try acceptedTexts(of: channel)
        let grounding =
            settings.grounded
            ? Grounding(records: records, sheet: sheet, channel: channel) : nil
        let runs = (0..<settings.count).map { candidate in
            CandidateRun(
                input: PromptInput(
                    records: records,
                    sheet: sheet,
                    channel: channel,
                    candidate: candidate,
                    tone: settings.tone
                ),
                layout: layout,
                settings: settings,
                generator: generator,
                capturesAttention: capturesAttention,
                likeTexts: accepted,
                grounding: grounding
            )
        }
        var stored = Stored(repository: repository)
        let firsts =
            settings.writesTogether && runs.count > 1
            ? try writeTogether(runs, &stored, isCancelled: isCancelled, onEvent: onEvent) : [:]
        for (candidate, run) in runs.enumerated() where candidate >= stored.suggestions.count {
            let suggestion = try run.write(
                besides: stored.suggestions,
                first: firsts[candidate],
                isCancelled: isCancelled,
                onEvent: onEvent
            )
            try stored.append(suggestion, onEvent: onEvent)
        }
        return stored.suggestions
    }

    /// The newest accepted texts of a channel, the newest last.
    private func acceptedTexts(of channel: any Channel) throws -> [String] {
        let newest = try repository.suggestions(
            ListQuery(),
            state: Suggestion.State.accepted.rawValue,
            channel: channel.name,
            range: 0..<Self.rememberedTexts
        )
        return newest.rows.reversed().map(\.text)
    }

    /// Accepted texts that are looked at for what may be said again; older ones tell little more.
    private static let rememberedTexts = 32

    /// The first attempts of all candidates at once; stores them in order as far as none has to be written again, and gives
    /// what the others wrote.
    private func writeTogether(
        _ runs: [CandidateRun],
        _ stored: inout Stored,
        isCancelled: () -> Bool,
        onEvent: (CopyEvent) -> Void
    ) throws -> [Int: CandidateRun.Draft] {
        var attempts = runs.map { CandidateRun.Attempt($0, number: 0, onEvent: onEvent) }
        var drafts: [Int: CandidateRun.Draft] = [:]
        var fault: (any Error)?
        try generator.generate(
            attempts.map(\.request),
            isCancelled: { fault != nil || isCancelled() },
            onEvent: { index, event in
                attempts[index].take(event, onEvent: onEvent)
                guard case .finished = event, let draft = attempts[index].draft else { return }
                drafts[index] = draft
                do {
                    while let next = drafts[stored.suggestions.count] {
                        let run = runs[stored.suggestions.count]
                        guard run.isSettled(next, among: stored.suggestions) else { break }
                        drafts[stored.suggestions.count] = nil
                        let suggestion = run.suggestion(of: next, besides: stored.suggestions)
                        try stored.append(suggestion, onEvent: onEvent)
                    }
                } catch {
                    fault = error
                }
            }
        )
        if let fault { throw fault }
        return drafts
    }
}

/// Suggestions that are stored, and told of the moment they are.
private struct Stored {
    private(set) var suggestions: [Suggestion] = []
    let repository: any ShopRepository

    mutating func append(_ suggestion: Suggestion, onEvent: (CopyEvent) -> Void) throws {
        suggestions.append(try store(suggestion))
        onEvent(.suggestion(candidate: suggestions.count - 1, suggestions[suggestions.count - 1]))
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
