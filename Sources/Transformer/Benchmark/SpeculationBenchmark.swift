/// What reading ahead gains: rates with and without, on a text that repeats its prompt and on one that does not.
package struct SpeculationBenchmark: Codable, Hashable, Sendable {
    /// Rates of one text.
    package struct Rates: Codable, Hashable, Sendable {
        package var plainTokensPerSecond: Double
        package var speculativeTokensPerSecond: Double
        /// The second by the first, each pair measured side by side.
        package var ratio: Double
        /// The share of the tokens that were drafted.
        package var acceptedShare: Double

        private enum CodingKeys: String, CodingKey {
            case plainTokensPerSecond = "plain_tokens_per_second"
            case speculativeTokensPerSecond = "speculative_tokens_per_second"
            case ratio
            case acceptedShare = "accepted_share"
        }
    }

    /// A list of offers is told again.
    package var facts: Rates
    /// A story goes on.
    package var freeText: Rates

    private enum CodingKeys: String, CodingKey {
        case facts
        case freeText = "free_text"
    }

    /// Writes each text several times, with and without in turns; the figures are medians.
    package static func measure(_ engine: Engine, runs: Int = 5) throws -> SpeculationBenchmark {
        SpeculationBenchmark(
            facts: try rates(of: offers, by: engine, runs: max(runs, 1)),
            freeText: try rates(of: story, by: engine, runs: max(runs, 1))
        )
    }

    private static let writtenTokens = 96

    private static let offers = """
        Offers of the week:
        - Rain jacket "Fjord", taped seams, four pockets: $129.00 instead of $159.00, code FJORD20
        - Backpack "Summit 45", rain cover included: $189.50 instead of $219.00, code SUMMIT15
        - Wool socks "Ridge", three pairs: $24.90 instead of $32.00, code RIDGE10
        - Tent "Northwind", two persons, 2.1 kg: $349.00 instead of $399.00, code WIND50

        Our newsletter names every offer of the week with its price and code:
        - Rain jacket "Fjord",
        """

    private static let story = """
        The keeper of the lighthouse had not spoken to anyone for eleven days when the storm came. That night
        """

    private static func rates(of prompt: String, by engine: Engine, runs: Int) throws -> Rates {
        var request = GenerationRequest(
            segments: [.text(prompt)],
            // As copy is sampled: what was said may be said again.
            sampling: SamplingSettings(temperature: 0.5, topK: 0, topP: 0.9, repetitionPenalty: 1),
            maxTokens: writtenTokens
        )
        var plain: [Double] = []
        var ahead: [Double] = []
        var accepted = 0.0
        for run in 0...runs {
            for speculates in [run.isMultiple(of: 2), !run.isMultiple(of: 2)] {
                request.speculates = speculates
                guard let summary = try summary(of: request, by: engine) else { continue }
                // The first pair only warms up.
                if run == 0 { continue }
                if speculates {
                    ahead.append(summary.tokensPerSecond)
                    accepted =
                        Double(summary.acceptedTokens)
                        / Double(max(summary.generatedTokens, 1))
                } else {
                    plain.append(summary.tokensPerSecond)
                }
            }
        }
        let ratios = zip(ahead, plain).map { $1 > 0 ? $0 / $1 : 0 }
        return Rates(
            plainTokensPerSecond: Stopwatch.median(plain),
            speculativeTokensPerSecond: Stopwatch.median(ahead),
            ratio: Stopwatch.median(ratios),
            acceptedShare: accepted
        )
    }

    private static func summary(
        of request: GenerationRequest,
        by engine: Engine
    ) throws -> GenerationSummary? {
        var summary: GenerationSummary?
        let keep = { (event: GenerationEvent) in
            if case .finished(let counts) = event { summary = counts }
        }
        try engine.generate(request, isCancelled: { false }, onEvent: keep)
        return summary
    }
}
