import Foundation

/// Keeps tokens that have at least a share of the likeliest one's probability (Nguyen and others, 2024).
package struct MinP: SamplingRule {
    let share: Double

    /// Changes the distribution as the type says.
    package func apply(to candidates: inout Candidates, written: [Int32]) {
        guard let largest = candidates.first?.logit else { return }
        let threshold = largest + Float(log(share))
        candidates.filter { $0.logit >= threshold }
    }
}
