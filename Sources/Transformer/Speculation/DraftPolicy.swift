/// How many tokens are worth drafting: as many as promise the most tokens for the time of a pass.
///
/// What it promises is learnt while writing, from every token that could have been drafted, drafted or not: after misses
/// nothing is drafted, and what starts to agree again is noticed at no cost.
package struct DraftPolicy: Sendable {
    /// The most tokens of a draft: a pass over more rows gives no more tokens a second.
    package static let longestDraft = 7

    /// The time of a pass by its rows, in passes over one row, where weights come from memory; from measurements.
    private static let costs = [1, 1.08, 1.25, 1.35, 1.7, 2, 2.25, 2.4]
    /// How often what followed a match came again, by the length of the match; from measurements.
    private static let chances = [0, 0, 0.3, 0.45, 0.6, 0.7, 0.8, 0.85, 0.9]
    /// Tokens that those chances count for.
    private static let trust = 3.0
    /// Tokens that are remembered.
    private static let memory = 16.0
    /// What drafting must promise at least, over writing plainly.
    private static let margin = 1.04

    private var hits = chances.map { $0 * trust }
    private var tries = chances.map { _ in trust }
    /// Seconds of a pass over one row.
    private var single: Double?
    /// How much more further rows cost on this machine than in `costs`.
    private var excess = 1.0

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

    /// Learns how long a pass over some rows took.
    package mutating func learn(rows: Int, seconds: Double) {
        guard let known = single else {
            if rows == 1 { single = seconds }
            return
        }
        // A busy moment of the machine may be long; it counts as twice what was expected.
        if rows == 1 {
            single = known + (min(seconds, 2 * known) - known) / 8
        } else if rows > 2, rows <= Self.costs.count, known > 0 {
            let found = (seconds / known - 1) / (Self.costs[rows - 1] - 1)
            excess += (min(max(found, 0.25), 2 * excess) - excess) / 8
        }
    }

    /// The length of the draft that promises the most after a match; 0 where none promises more than writing plainly.
    package func draftLength(after length: Int, atMost limit: Int) -> Int {
        var best = (length: 0, rate: Self.margin)
        var chance = 1.0
        var expected = 1.0
        for count in 0..<max(min(limit, Self.longestDraft), 0) {
            let length = clamp(length + count)
            chance *= hits[length] / tries[length]
            expected += chance
            let rate = expected / (1 + excess * (Self.costs[count + 1] - 1))
            if rate > best.rate { best = (count + 1, rate) }
        }
        return best.length
    }

    private func clamp(_ length: Int) -> Int {
        min(max(length, 0), Self.chances.count - 1)
    }
}
