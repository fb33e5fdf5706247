import Copywriting
import Foundation
import Terminal
import Training

/// What an evaluation of copy found, a line for each set-up and channel.
struct CopyReport: Encodable {
    private struct Row: Encodable {
        let setup: CopySetup
        /// `all` for the sum.
        let channel: String
        let score: CopyScore.Figures
    }

    let briefs: Int
    let seed: UInt64
    var adapter: String?
    private var rows: [Row] = []

    init(briefs: Int, seed: UInt64) {
        self.briefs = briefs
        self.seed = seed
    }

    mutating func add(
        _ setup: CopySetup,
        _ scores: [String: CopyScore],
        _ perplexity: PerplexityEvaluation.Result
    ) {
        var whole = CopyScore()
        for channel in Channels.all.map(\.name) {
            guard let score = scores[channel] else { continue }
            whole = whole + score
            add(setup, channel, score, perplexity.channels[channel])
        }
        add(setup, "all", whole, perplexity.all)
    }

    private mutating func add(
        _ setup: CopySetup,
        _ channel: String,
        _ score: CopyScore,
        _ perplexity: Perplexity?
    ) {
        var figures = score.figures
        figures.perplexity = perplexity?.perplexity
        rows.append(Row(setup: setup, channel: channel, score: figures))
    }

    /// The same for people.
    var text: String {
        var table = TextTable([
            ("set-up", .left), ("channel", .left), ("texts", .right), ("invented ‰", .right),
            ("claims ‰", .right), ("blocked", .right), ("too long ‰", .right),
            ("product", .right), ("offer", .right), ("distinct-2", .right), ("self-BLEU", .right),
            ("edit", .right), ("perplexity", .right),
        ])
        for row in rows {
            let score = row.score
            table.add([
                row.setup.rawValue, row.channel, String(score.texts),
                Self.fixed(score.inventedPer1000, 1), Self.fixed(score.claimsPer1000, 1),
                Self.percent(score.blockedShare), Self.fixed(score.overLimitPer1000, 1),
                Self.percent(score.productShare), Self.percent(score.offerShare),
                Self.fixed(score.distinct2, 2), Self.fixed(score.selfBLEU, 2),
                Self.fixed(score.editShare, 2), Self.fixed(score.perplexity, 2),
            ])
        }
        let fields = [("briefs", String(briefs)), ("adapter", adapter ?? "none")]
        return TextTable.fields(fields) + "\n" + table.text
    }

    private static func fixed(_ value: Double?, _ digits: Int) -> String {
        value.map { String(format: "%.\(digits)f", $0) } ?? "–"
    }

    private static func percent(_ share: Double?) -> String {
        share.map { String(format: "%.1f %%", $0 * 100) } ?? "–"
    }
}
