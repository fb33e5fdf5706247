/// One way of changing the distribution that the next token is drawn from.
///
/// Adding one: a file with the rule, its setting in `SamplingSettings`, its place in `SamplingSettings.rules`.
package protocol SamplingRule: Sendable {
    /// Changes or removes candidates; at least one stays. `written` is what the model has written, newest last.
    ///
    /// It is called once for each drawn token, in their order, so that a rule may carry a state on.
    mutating func apply(to candidates: inout Candidates, written: [Int32])
}

extension SamplingSettings {
    /// The rules that are on, in the order in which they work: llama.cpp's.
    ///
    /// Temperature comes last, so that what top-k, top-p and min-p keep does not depend on it.
    package var rules: [any SamplingRule] { rules(within: nil) }

    /// The rules that are on, with that of a constraint before all that count or weigh what is left.
    package func rules(within constraint: Constrained?) -> [any SamplingRule] {
        var rules: [any SamplingRule] = []
        if repetitionPenalty != 1, repetitionWindow > 0 {
            rules.append(
                RepetitionPenalty(factor: Float(repetitionPenalty), window: repetitionWindow)
            )
        }
        if let constraint { rules.append(constraint) }
        if temperature <= 0 { return rules }
        if topK > 0 { rules.append(TopK(count: topK)) }
        if topP < 1 { rules.append(TopP(mass: topP)) }
        if minP > 0 { rules.append(MinP(share: minP)) }
        if temperature != 1 { rules.append(Temperature(Float(temperature))) }
        return rules
    }

    /// Throws where a setting makes no sense.
    package func validate() throws(EngineError) {
        try require("temperature", temperature, temperature >= 0, "0 or more")
        try require("top-k", Double(topK), topK >= 0, "0 or more")
        try require("top-p", topP, topP > 0 && topP <= 1, "above 0 and at most 1")
        try require("min-p", minP, minP >= 0 && minP <= 1, "between 0 and 1")
        try require(
            "repetition penalty",
            repetitionPenalty,
            repetitionPenalty > 0 && repetitionPenalty.isFinite,
            "above 0"
        )
        try require(
            "repetition window",
            Double(repetitionWindow),
            repetitionWindow >= 0,
            "0 or more"
        )
    }

    private func require(
        _ name: String,
        _ value: Double,
        _ holds: Bool,
        _ range: String
    ) throws(EngineError) {
        if holds { return }
        throw EngineError(
            code: .invalidSetting,
            subject: "sampling setting \(name)",
            cause: "It is \(value).",
            advice: "Set it to \(range)."
        )
    }
}
