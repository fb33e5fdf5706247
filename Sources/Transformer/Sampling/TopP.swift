import Foundation

/// Keeps the fewest likeliest tokens that together have a probability: the nucleus (Holtzman and others, 2020).
package struct TopP: SamplingRule {
    let mass: Double

    /// Changes the distribution as the type says.
    package func apply(to candidates: inout Candidates, written: [Int32]) {
        guard let largest = candidates.first?.logit else { return }
        let total = exp(Double(candidates.logSumExp() - largest))
        // All that are less likely than this make up no more than what stays out: they need no ordering.
        let least = largest + Float(log((1 - mass) * total / Double(candidates.entries.count)))
        if least.isFinite, !candidates.isSorted { candidates.filter { $0.logit >= least } }
        var sum = 0.0
        candidates.keepPrefix { entry in
            // The token that reaches the mass is the last one in.
            if sum >= mass * total { return false }
            sum += exp(Double(entry.logit - largest))
            return true
        }
    }
}
