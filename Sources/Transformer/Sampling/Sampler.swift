/// Draws tokens from logits by the rules of some settings.
package struct Sampler {
    private var rules: [any SamplingRule]
    private let isGreedy: Bool
    private var random: Xoshiro256
    private var candidates = Candidates()
    private var written: [Int32] = []

    /// With `constraint`, only tokens that it allows are drawn.
    package init(
        _ settings: SamplingSettings,
        within constraint: Constrained? = nil
    ) throws(EngineError) {
        try settings.validate()
        rules = settings.rules(within: constraint)
        isGreedy = settings.temperature <= 0
        random = Xoshiro256(seed: settings.seed)
    }

    /// What the constraint refused when the newest token was drawn.
    package var refusal: Refusal { candidates.refusal }

    /// The next token; the sampler remembers it as written.
    package mutating func next(_ logits: UnsafeBufferPointer<Float>) -> Int32 {
        let token = draw(logits)
        written.append(token)
        return token
    }

    private mutating func draw(_ logits: UnsafeBufferPointer<Float>) -> Int32 {
        if isGreedy, rules.isEmpty { return Self.largest(logits) }
        candidates.fill(logits)
        for index in rules.indices { rules[index].apply(to: &candidates, written: written) }
        guard let likeliest = candidates.first else { return Self.largest(logits) }
        if isGreedy { return likeliest.token }
        let weights = candidates.weights()
        var left = random.nextUnit() * weights.reduce(0, +)
        for (entry, weight) in zip(candidates.entries, weights) {
            left -= weight
            if left < 0 { return entry.token }
        }
        // Rounding may leave a trace, and logits that are no numbers leave everything.
        return likeliest.token
    }

    /// The token of the largest logit, the lowest of equals.
    package static func largest(_ logits: UnsafeBufferPointer<Float>) -> Int32 {
        var best = 0
        for token in 0..<logits.count where logits[token] > logits[best] { best = token }
        return Int32(best)
    }
}
