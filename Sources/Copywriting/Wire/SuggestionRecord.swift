import Transformer

/// A suggestion in the JSON that scripts read: exports, lists, answers of a review.
package struct SuggestionRecord: Encodable, Sendable {
    private let suggestion: Suggestion

    package init(_ suggestion: Suggestion) {
        self.suggestion = suggestion
    }

    private enum CodingKeys: String, CodingKey {
        case id, revision, state, text, channel, facts, checks, reason, model, seed, layout, tokens
        case originalText = "original_text"
        case campaignID = "campaign_id"
        case userID = "user_id"
        case productIDs = "product_ids"
        case strategyID = "strategy_id"
        case asOf = "as_of"
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(suggestion.id, forKey: .id)
        try container.encode(suggestion.revision, forKey: .revision)
        try container.encode(suggestion.state, forKey: .state)
        try container.encode(suggestion.text, forKey: .text)
        try container.encode(suggestion.originalText, forKey: .originalText)
        try container.encode(suggestion.brief.channel, forKey: .channel)
        try container.encode(suggestion.brief.campaignID, forKey: .campaignID)
        try container.encodeIfPresent(suggestion.brief.audience.userID, forKey: .userID)
        try container.encode(suggestion.brief.productIDs, forKey: .productIDs)
        try container.encodeIfPresent(suggestion.brief.strategyID, forKey: .strategyID)
        try container.encode(suggestion.facts, forKey: .facts)
        try container.encode(suggestion.findings.map(CheckRecord.init), forKey: .checks)
        try container.encodeIfPresent(suggestion.reason, forKey: .reason)
        try container.encode(suggestion.writing.model.name, forKey: .model)
        try container.encode(suggestion.writing.sampling.seed, forKey: .seed)
        try container.encode(suggestion.writing.layout, forKey: .layout)
        try container.encode(suggestion.writing.tokens, forKey: .tokens)
        try container.encode(suggestion.writing.asOf, forKey: .asOf)
    }
}

/// A finding in the JSON that scripts read, its span as `[start, end]`.
package struct CheckRecord: Codable, Hashable, Sendable {
    package var check: String
    package var level: Finding.Level
    /// Start and end in the text, in Unicode scalars.
    package var span: [Int]
    package var message: String
    /// What would be right in the place of the span, where that can be said.
    package var fix: String?

    package init(_ finding: Finding) {
        check = finding.check
        level = finding.level
        span = [finding.span.lowerBound, finding.span.upperBound]
        message = finding.message
        fix = finding.fix
    }
}
