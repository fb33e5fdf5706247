package import Transformer

/// Writes texts for briefs of the corpus in one set-up, and scores them channel by channel.
package struct CopyEvaluation: Sendable {
    package let setup: CopySetup
    private let generator: any TextGenerator
    private let seed: UInt64
    private let temperature: Double?

    /// A temperature of nil takes the program's own.
    package init(
        setup: CopySetup,
        generator: any TextGenerator,
        seed: UInt64,
        temperature: Double? = nil
    ) {
        self.setup = setup
        self.generator = generator
        self.seed = seed
        self.temperature = temperature
    }

    /// One text that was written, with the brief that it is for.
    package struct Trial: Sendable {
        package var setup: CopySetup
        package var example: CorpusExample
        /// The place among the texts for this brief.
        package var candidate: Int
        package var suggestion: Suggestion
    }

    /// Scores by channel, after a text for each example and `candidates` for the first `diversityBriefs` of each channel.
    package func run(
        _ examples: [CorpusExample],
        diversityBriefs: Int,
        candidates: Int,
        onTrial: (Trial) throws -> Void
    ) throws -> [String: CopyScore] {
        var scores: [String: CopyScore] = [:]
        for (index, example) in examples.enumerated() {
            let suggestion = try write(example.input, seed: seed &+ UInt64(index))
            let name = example.channel.name
            scores[name, default: CopyScore()]
                .add(suggestion, for: example, checksHold: setup == .full)
            try onTrial(
                Trial(setup: setup, example: example, candidate: 0, suggestion: suggestion)
            )
        }
        var left: [String: Int] = [:]
        for (index, example) in examples.enumerated() where candidates > 1 {
            let name = example.channel.name
            guard left[name, default: diversityBriefs] > 0 else { continue }
            left[name, default: diversityBriefs] -= 1
            scores[name, default: CopyScore()].add(
                candidates: try several(candidates, of: example, seed: seed &+ UInt64(index)),
                of: example
            )
        }
        return scores
    }

    /// As `suggest` writes them: each candidate with a tone of its own, none like another.
    private func several(
        _ count: Int,
        of example: CorpusExample,
        seed: UInt64
    ) throws -> [Suggestion] {
        var written: [Suggestion] = []
        for candidate in 0..<count {
            let input = PromptInput(
                records: example.records,
                sheet: example.sheet,
                channel: example.channel,
                candidate: candidate
            )
            written.append(try write(input, seed: seed, besides: written))
        }
        return written
    }

    private func write(
        _ input: PromptInput,
        seed: UInt64,
        besides written: [Suggestion] = []
    ) throws -> Suggestion {
        let settings = setup.settings(seed: seed, temperature: temperature)
        return try CandidateRun(
            input: input,
            layout: setup.layout,
            settings: settings,
            generator: generator,
            capturesAttention: false,
            likeTexts: [],
            grounding: settings.grounded
                ? Grounding(records: input.records, sheet: input.sheet, channel: input.channel)
                : nil
        ).write(besides: written, isCancelled: { false }, onEvent: { _ in })
    }
}
