/// Makes what was written lately less likely: positive logits divided, negative ones multiplied (CTRL, Keskar and others, 2019).
///
/// Only the model's own words count: facts of the prompt must stay as likely as they are.
package struct RepetitionPenalty: SamplingRule {
    let factor: Float
    let window: Int

    /// Changes the distribution as the type says.
    package func apply(to candidates: inout Candidates, written: [Int32]) {
        for token in Set(written.suffix(window)) {
            candidates.change(token) { $0 > 0 ? $0 / factor : $0 * factor }
        }
    }
}
