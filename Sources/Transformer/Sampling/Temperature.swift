/// Divides the logits: below 1 the likely becomes likelier, above 1 all come nearer (Ackley and others, 1985).
package struct Temperature: SamplingRule {
    private let factor: Float

    init(_ temperature: Float) {
        factor = 1 / max(temperature, 1e-4)
    }

    /// Changes the distribution as the type says.
    package func apply(to candidates: inout Candidates, written: [Int32]) {
        candidates.scale(by: factor)
    }
}
