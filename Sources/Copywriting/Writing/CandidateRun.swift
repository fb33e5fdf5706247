import Shop
import Transformer

/// Writes one candidate; again with another seed where its text was there already or a check blocks it, and keeps the best.
struct CandidateRun {
    let input: PromptInput
    let layout: any PromptLayout
    let settings: CopySettings
    let generator: any TextGenerator
    let capturesAttention: Bool
    /// Texts that this one is likely to repeat in parts, the likeliest last.
    let likeTexts: [String]
    /// What the text is held to while it is written; nil lets the model write anything.
    var grounding: Grounding?

    /// How often a text that repeats an earlier one is written anew.
    private static let attempts = 3

    /// What one generation gave.
    struct Draft {
        var text: String
        var findings: [Finding]
        var writing: Suggestion.Writing
    }

    /// The suggestion; throws `CopyError.cancelled` where the person ended the run.
    ///
    /// `first` is what the first attempt gave, where it was made already.
    func write(
        besides written: [Suggestion],
        first: Draft? = nil,
        isCancelled: () -> Bool,
        onEvent: (CopyEvent) -> Void
    ) throws -> Suggestion {
        var best: (draft: Draft, attempt: Int)?
        var last = 0
        for attempt in 0...max(Self.attempts, settings.rewrites) {
            let given = attempt == 0 ? first : nil
            let next =
                try given
                ?? generate(
                    attempt: attempt,
                    besides: written,
                    isCancelled: isCancelled,
                    onEvent: onEvent
                )
            last = attempt
            let isBetter =
                best.map {
                    faults(of: next, among: written) < faults(of: $0.draft, among: written)
                } ?? true
            if isBetter { best = (next, attempt) }
            let isLast = attempt >= settings.rewrites && twin(of: next, among: written) == nil
            if isLast || isSettled(next, among: written) { break }
        }
        guard let best else { throw CopyError.cancelled(input.records.brief) }
        // Who looks on sees the text that is kept, and what it attended to: the same seed writes it once more.
        if capturesAttention, best.attempt != last {
            _ = try generate(
                attempt: best.attempt,
                besides: written,
                isCancelled: isCancelled,
                onEvent: onEvent
            )
        }
        return suggestion(of: best.draft, besides: written)
    }

    /// Whether a draft need not be written again: it is no other's twin, nothing blocks it, it says what it is to say once and
    /// nothing beside the point.
    func isSettled(_ draft: Draft, among written: [Suggestion]) -> Bool {
        if twin(of: draft, among: written) != nil { return false }
        return settings.rewrites == 0
            || (strangers(in: draft) == 0
                && !draft.findings.contains {
                    ($0.level == .block && !Self.beyondWords.contains($0.check))
                        || Self.worthAnother.contains($0.check)
                })
    }

    /// Checks whose warnings are worth another attempt.
    private static let worthAnother = Set([
        CoverageCheck().name, RepetitionCheck().name, ShapeCheck().name,
    ])
    /// Checks of the records, which no other words would please.
    private static let beyondWords = Set([CampaignPeriodCheck().name, RecordsCheck().name])

    /// What speaks against a draft, the gravest first: a text that is there already, what blocks, what is left out, words
    /// beside the point, warnings.
    private func faults(
        of draft: Draft,
        among written: [Suggestion]
    ) -> (Int, Int, Int, Int, Int) {
        let findings = draft.findings
        return (
            twin(of: draft, among: written) == nil ? 0 : 1,
            findings.count { $0.level == .block },
            findings.count { $0.check == CoverageCheck().name },
            strangers(in: draft),
            findings.count
        )
    }

    /// Words that a model which was trained on the corpus ought not to need.
    private func strangers(in draft: Draft) -> Int {
        guard layout.name == CompactLayout.layoutName else { return 0 }
        return CopyVocabulary.strangers(in: draft.text, sheet: input.sheet)
    }

    /// The place of the suggestion whose text a draft repeats.
    func twin(of draft: Draft, among written: [Suggestion]) -> Int? {
        let text = TextShape.normalised(draft.text)
        return written.lastIndex { TextShape.normalised($0.originalText) == text }
    }

    func suggestion(of draft: Draft, besides written: [Suggestion]) -> Suggestion {
        var draft = draft
        if let twin = twin(of: draft, among: written) {
            draft.findings.append(
                Finding(
                    check: "repeats",
                    level: .warn,
                    span: 0..<draft.text.unicodeScalars.count,
                    message: "The same as candidate \(twin + 1); the model wrote nothing else in "
                        + "\(Self.attempts + 1) attempts."
                )
            )
        }
        return Suggestion(
            id: SuggestionID.random(),
            state: draft.findings.isBlocking ? .blocked : .drafted,
            brief: input.records.brief,
            text: draft.text,
            originalText: draft.text,
            facts: input.sheet.facts,
            findings: draft.findings,
            writing: draft.writing
        )
    }

    private func generate(
        attempt: Int,
        besides written: [Suggestion],
        isCancelled: () -> Bool,
        onEvent: (CopyEvent) -> Void
    ) throws -> Draft {
        var attempt = Attempt(self, number: attempt, besides: written, onEvent: onEvent)
        try generator.generate(attempt.request, isCancelled: isCancelled) {
            attempt.take($0, onEvent: onEvent)
        }
        guard let draft = attempt.draft else { throw CopyError.cancelled(input.records.brief) }
        return draft
    }

    /// One generation on its way.
    struct Attempt {
        let request: GenerationRequest
        private let run: CandidateRun
        private let prompt: Prompt
        private let clock = ContinuousClock()
        private var start: ContinuousClock.Instant?
        private var text = ""
        private var summary: GenerationSummary?

        /// Tells that it begins.
        init(
            _ run: CandidateRun,
            number: Int,
            besides written: [Suggestion] = [],
            onEvent: (CopyEvent) -> Void
        ) {
            let (input, settings) = (run.input, run.settings)
            let seed = CopySettings.seed(
                settings.seed,
                candidate: input.candidate,
                attempt: number
            )
            self.run = run
            prompt = run.layout.prompt(for: input)
            request = GenerationRequest(
                segments: prompt.segments,
                sampling: SamplingSettings.copy(
                    temperature: settings.temperature ?? run.layout.temperature,
                    seed: seed
                ),
                maxTokens: input.channel.tokenLimit,
                stopStrings: input.channel.isSingleLine && run.layout.endsAtLine ? ["\n"] : [],
                capturesAttention: run.capturesAttention,
                draftTexts: run.likeTexts + written.map(\.originalText),
                sharedPrefixEnd: prompt.sharedEnd,
                constraint: run.grounding?.text
            )
            onEvent(.started(candidate: input.candidate, attempt: number, seed: seed))
        }

        /// Passes on what the generator tells.
        mutating func take(_ event: GenerationEvent, onEvent: (CopyEvent) -> Void) {
            let candidate = run.input.candidate
            switch event {
            case .prompt(let tokens):
                onEvent(.prompt(candidate: candidate, prompt.read(tokens)))
            case .prefill(let done, let of):
                onEvent(.reading(candidate: candidate, done: done, of: of))
            case .token(let token):
                text += token.text
                // The first token closes the reading of the prompt; the rate is that of those after it.
                let begin = start ?? clock.now
                start = begin
                let elapsed = begin.duration(to: clock.now) / .seconds(1)
                let rate = elapsed > 0 ? Double(token.index) / elapsed : 0
                onEvent(.token(candidate: candidate, token, tokensPerSecond: rate))
            case .finished(let counts): summary = counts
            }
        }

        /// What was written; nil before the end and where it was cancelled.
        var draft: Draft? {
            guard let summary, summary.finish != .cancelled else { return nil }
            let writing = Suggestion.Writing(
                model: run.generator.identity,
                sampling: request.sampling,
                layout: run.layout.name,
                candidate: run.input.candidate,
                tokens: summary.generatedTokens,
                tokensPerSecond: summary.tokensPerSecond,
                finish: summary.finish,
                asOf: run.input.records.asOf?.description ?? "",
                prompt: run.layout.quotesBehaviors ? nil : prompt.segments
            )
            return run.draft(text, writing)
        }
    }

    /// The finished text of what the model wrote, with what the checks find.
    fileprivate func draft(_ raw: String, _ writing: Suggestion.Writing) -> Draft {
        var text = TextShape.clean(layout.answer(in: raw), for: input.channel)
        var findings: [Finding] = []
        let ranOut = writing.finish == .length || writing.finish == .contextFull
        if ranOut || grounding?.breaksOff(text) == true {
            let whole = TextShape.uncut(text)
            if ranOut, whole == text, text.last?.isPunctuation != true {
                findings.append(
                    Finding(
                        check: "cut-off",
                        level: .warn,
                        span: 0..<text.unicodeScalars.count,
                        message:
                            "The model was stopped after \(writing.tokens) tokens; the end may be "
                            + "missing."
                    )
                )
            }
            text = whole
        }
        var context = CheckContext(
            records: input.records,
            sheet: input.sheet,
            channel: input.channel
        )
        context.earlierTexts = likeTexts
        findings = Checks.findings(in: text, context: context) + findings
        return Draft(text: text, findings: findings, writing: writing)
    }
}

extension CopyError {
    /// The fault of a run that the person ended.
    static func cancelled(_ brief: Brief) -> CopyError {
        CopyError(
            code: .cancelled,
            subject: "\(brief.channel) for campaign \(brief.campaignID)",
            cause: "Writing was ended before the text was whole.",
            advice: "What was finished before is stored; start again for more."
        )
    }
}

extension SamplingSettings {
    /// The settings that copy is sampled with: what a fact sheet says is to be repeated, so nothing penalises it.
    static func copy(temperature: Double, seed: UInt64) -> SamplingSettings {
        SamplingSettings(
            temperature: temperature,
            topK: 0,
            topP: 0.9,
            minP: 0.05,
            repetitionPenalty: 1,
            seed: seed
        )
    }
}
