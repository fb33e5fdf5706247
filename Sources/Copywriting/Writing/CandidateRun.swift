import Shop
import Transformer

/// Writes one candidate, again with another seed where its text was there already.
struct CandidateRun {
    let input: PromptInput
    let layout: any PromptLayout
    let settings: CopySettings
    let generator: any TextGenerator
    let capturesAttention: Bool

    /// How often a text that repeats an earlier one is written anew.
    private static let attempts = 3

    /// What one generation gave.
    private struct Draft {
        var text: String
        var findings: [Finding]
        var writing: Suggestion.Writing
    }

    /// The suggestion; throws `CopyError.cancelled` where the person ended the run.
    func write(
        besides written: [Suggestion],
        isCancelled: () -> Bool,
        onEvent: (CopyEvent) -> Void
    ) throws -> Suggestion {
        let known = Dictionary(
            written.enumerated().map { (TextShape.normalised($1.originalText), $0) },
            uniquingKeysWith: { first, _ in first }
        )
        var draft: Draft?
        for attempt in 0...Self.attempts {
            let next = try generate(attempt: attempt, isCancelled: isCancelled, onEvent: onEvent)
            draft = next
            if known[TextShape.normalised(next.text)] == nil { break }
        }
        guard var draft else { throw CopyError.cancelled(input.records.brief) }
        if let twin = known[TextShape.normalised(draft.text)] {
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
        isCancelled: () -> Bool,
        onEvent: (CopyEvent) -> Void
    ) throws -> Draft {
        let candidate = input.candidate
        let seed = CopySettings.seed(settings.seed, candidate: candidate, attempt: attempt)
        let sampling = SamplingSettings.copy(temperature: settings.temperature, seed: seed)
        let prompt = layout.prompt(for: input)
        onEvent(.started(candidate: candidate, attempt: attempt, seed: seed))
        let request = GenerationRequest(
            segments: prompt.segments,
            sampling: sampling,
            maxTokens: input.channel.tokenLimit,
            stopStrings: input.channel.isSingleLine && layout.endsAtLine ? ["\n"] : [],
            capturesAttention: capturesAttention
        )
        let clock = ContinuousClock()
        var start: ContinuousClock.Instant?
        var text = ""
        var summary: GenerationSummary?
        try generator.generate(request, isCancelled: isCancelled) { event in
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
        guard let summary, summary.finish != .cancelled else {
            throw CopyError.cancelled(input.records.brief)
        }
        let writing = Suggestion.Writing(
            model: generator.identity,
            sampling: sampling,
            layout: layout.name,
            candidate: candidate,
            tokens: summary.generatedTokens,
            tokensPerSecond: summary.tokensPerSecond,
            finish: summary.finish,
            asOf: input.records.asOf?.description ?? ""
        )
        return draft(text, writing)
    }

    /// The finished text of what the model wrote, with what the checks find.
    private func draft(_ raw: String, _ writing: Suggestion.Writing) -> Draft {
        var text = TextShape.clean(layout.answer(in: raw), for: input.channel)
        var findings: [Finding] = []
        if writing.finish == .length || writing.finish == .contextFull {
            let whole = TextShape.uncut(text)
            if whole == text, text.last?.isPunctuation != true {
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
        let context = CheckContext(
            records: input.records,
            sheet: input.sheet,
            channel: input.channel
        )
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
    static func copy(temperature: Double?, seed: UInt64) -> SamplingSettings {
        SamplingSettings(
            temperature: temperature ?? CopySettings.defaultTemperature,
            topK: 0,
            topP: 0.9,
            minP: 0.05,
            repetitionPenalty: 1,
            seed: seed
        )
    }
}
