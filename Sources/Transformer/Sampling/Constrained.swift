import Foundation

/// Keeps tokens whose bytes a constraint allows, and end tokens where the text may end; no other token without bytes.
///
/// Tokens are asked about from the likeliest on, until all that the rules behind could keep are found: some dozens of
/// questions a token, however large the vocabulary.
package struct Constrained: SamplingRule {
    private var constraint: any TextConstraint
    private let tokenizer: Tokenizer
    /// Tokens with less than this share of the likeliest allowed one's probability are not looked for.
    private let share: Double
    /// As many allowed tokens are looked for.
    private let count: Int
    /// How many of the written tokens the constraint has taken.
    private var taken = 0

    package init(
        _ constraint: any TextConstraint,
        of tokenizer: Tokenizer,
        for settings: SamplingSettings
    ) {
        self.constraint = constraint
        self.tokenizer = tokenizer
        let isGreedy = settings.temperature <= 0
        count = isGreedy ? 1 : settings.topK > 0 ? settings.topK : Self.most
        share = max(settings.minP, Self.leastShare)
    }

    /// What is looked for where no other rule says less.
    private static let most = 256
    private static let leastShare = 1e-3

    /// Changes the distribution as the type says.
    package mutating func apply(to candidates: inout Candidates, written: [Int32]) {
        for token in written[min(taken, written.count)...] {
            constraint.take(tokenizer.bytes(of: token))
        }
        taken = written.count
        let mayEnd = constraint.mayEnd
        var best: Float?
        var found = 0
        candidates.select { entry in
            if let best, Double(entry.logit - best) < log(share) { return .stop }
            if found == count { return .stop }
            let isAllowed: Bool
            if tokenizer.endTokens.contains(entry.token) {
                isAllowed = mayEnd
            } else {
                let bytes = tokenizer.bytes(of: entry.token)
                isAllowed = !bytes.isEmpty && constraint.allows(bytes)
            }
            guard isAllowed else { return .drop }
            best = best ?? entry.logit
            found += 1
            return .keep
        }
        guard candidates.entries.isEmpty, let end = tokenizer.endTokens.min() else { return }
        // Nothing of the vocabulary may follow: better no more text than one that is not allowed.
        candidates.keepOnly(end)
    }
}
