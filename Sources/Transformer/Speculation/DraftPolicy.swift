/// How many tokens are worth drafting: as many as promise the most tokens for the time of a pass.
///
/// What a match promises is learnt from every token that could have been drafted, drafted or not: after misses nothing
/// is drafted, and what starts to agree again is noticed at no cost.
package struct DraftPolicy: Sendable {
    /// The most tokens of a draft: the newest token is read with it.
    package static let longestDraft = PassCosts.mostRows - 1

    /// How often what followed a match came again, by the length of the match: measured on copy and on stories.
    private static let chances = [0, 0.25, 0.5, 0.6, 0.68, 0.66, 0.7, 0.78, 0.93]
    /// Tokens that those chances count for.
    private static let trust = 3.0
    /// Tokens that are remembered.
    private static let memory = 32.0
    /// What drafting must promise at least, over writing plainly.
    private static let margin = 1.1

    private var hits = chances.map { $0 * trust }
    private var tries = chances.map { _ in trust }
    package init() {}

    /// Learns whether what followed a match of this length came again.
    package mutating func learn(after length: Int, came: Bool) {
        let length = clamp(length)
        if tries[length] >= Self.memory {
            hits[length] *= 1 - 1 / Self.memory
            tries[length] *= 1 - 1 / Self.memory
        }
        hits[length] += came ? 1 : 0
        tries[length] += 1
    }

    /// The length of the draft that promises the most after a match; 0 where none promises more than writing plainly.
    package func draftLength(
        after length: Int,
        atMost limit: Int,
        costs: PassCosts = PassCosts()
    ) -> Int {
        var best = (length: 0, rate: Self.margin)
        var chance = 1.0
        var expected = 1.0
        for count in 0..<max(min(limit, Self.longestDraft), 0) {
            let length = clamp(length + count)
            chance *= hits[length] / tries[length]
            expected += chance
            let rate = expected / costs[count + 2]
            if rate > best.rate { best = (count + 1, rate) }
        }
        return best.length
    }

    private func clamp(_ length: Int) -> Int {
        min(max(length, 0), Self.chances.count - 1)
    }
}
