import Shop

/// A text of an evaluation with the records behind it, for a judge that knows nothing of fact sheets.
package struct CopyTrialRecord: Encodable, Sendable {
    private let trial: CopyEvaluation.Trial

    package init(_ trial: CopyEvaluation.Trial) {
        self.trial = trial
    }

    private enum CodingKeys: String, CodingKey {
        case setup, id, channel, tone, candidate, text, answer, state, currency, locale, shop
        case blockedBy = "blocked_by"
        case asOf = "as_of"
        case campaign, product, customer
    }

    private struct CampaignRecord: Encodable {
        let title: String
        let start: String
        let end: String
        /// In percent.
        let discount: String
        let code: String?
    }

    private struct ProductRecord: Encodable {
        let title: String
        let category: String
        let price: String
        let description: String?
    }

    private struct CustomerRecord: Encodable {
        let behavior: String
        let title: String?
    }

    package func encode(to encoder: any Encoder) throws {
        let records = trial.example.records
        let suggestion = trial.suggestion
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(trial.setup, forKey: .setup)
        try container.encode(trial.example.id, forKey: .id)
        try container.encode(trial.example.channel.name, forKey: .channel)
        try container.encode(trial.example.tone, forKey: .tone)
        try container.encode(trial.candidate, forKey: .candidate)
        try container.encode(suggestion.text, forKey: .text)
        try container.encode(trial.example.answer, forKey: .answer)
        try container.encode(suggestion.state, forKey: .state)
        let blocking = suggestion.findings.filter { $0.level == .block }
        try container.encode(blocking.map { "\($0.check): \($0.message)" }, forKey: .blockedBy)
        try container.encodeIfPresent(records.settings.currency, forKey: .currency)
        try container.encode(records.settings.locale, forKey: .locale)
        try container.encodeIfPresent(records.settings.shopName, forKey: .shop)
        try container.encodeIfPresent(records.asOf?.description, forKey: .asOf)
        let campaign = records.campaign
        try container.encode(
            CampaignRecord(
                title: campaign.title,
                start: campaign.startDate.description,
                end: campaign.endDate.description,
                discount: campaign.discount.percentText,
                code: campaign.code
            ),
            forKey: .campaign
        )
        try container.encodeIfPresent(
            records.products.first.map {
                ProductRecord(
                    title: $0.title,
                    category: $0.category,
                    price: $0.price.plain(fractionDigits: 2),
                    description: $0.description
                )
            },
            forKey: .product
        )
        try container.encodeIfPresent(
            records.behaviors.first.map {
                CustomerRecord(
                    behavior: $0.kind.rawValue,
                    title: records.catalogue[$0.productID]?.title
                )
            },
            forKey: .customer
        )
    }
}
