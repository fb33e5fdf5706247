/// What a strategy's text names: the channels its copy should run on, and the products.
package enum StrategyPlan {
    /// A brief for each channel that the strategy names, in the order in which it names them.
    ///
    /// Campaign and audience are the strategy's; the products are those that the text names, else the strategy's
    /// own. Empty for what is no strategy.
    package static func proposedBriefs(from suggestion: Suggestion) -> [Brief] {
        guard suggestion.brief.channel == StrategyChannel().name else { return [] }
        let text = ScannedText(suggestion.text)
        let products = namedProducts(in: text, of: suggestion)
        return namedChannels(in: text).map { channel in
            Brief(
                campaignID: suggestion.brief.campaignID,
                audience: suggestion.brief.audience,
                productIDs: products.isEmpty ? suggestion.brief.productIDs : products,
                channel: channel,
                strategyID: suggestion.id
            )
        }
    }

    /// The words by which a strategy names a channel; an email is its subject and its body.
    private static let names: [(words: Set<String>, channels: [String])] = [
        (
            ["email", "emails", "e-mail", "e-mails", "newsletter", "newsletters"],
            ["email-subject", "email-body"]
        ),
        (["sms", "texting", "text-message", "text-messages"], ["sms"]),
        (["push", "notification", "notifications"], ["push"]),
        (
            [
                "social", "facebook", "instagram", "tiktok", "twitter", "x", "linkedin",
                "pinterest", "threads",
            ],
            ["social-post"]
        ),
    ]

    private static func namedChannels(in text: ScannedText) -> [String] {
        var channels: [String] = []
        for (index, word) in text.words.enumerated() {
            var found = names.filter { $0.words.contains(word.folded) }.flatMap(\.channels)
            let next = index + 1 < text.words.count ? text.words[index + 1].folded : ""
            if word.folded == "text", ["message", "messages"].contains(next) {
                found.append("sms")
            }
            // A lone small `x` is not the network.
            if word.folded == "x", !word.isCapitalised { found = [] }
            for channel in found where !channels.contains(channel) { channels.append(channel) }
        }
        return channels
    }

    /// The products of the sheet that the text names, by any of their forms.
    private static func namedProducts(
        in text: ScannedText,
        of suggestion: Suggestion
    ) -> [String] {
        let prefix = "product "
        let titles = suggestion.facts.filter {
            RolesCheck.kind(of: $0.name) == "product" && $0.record.hasPrefix(prefix)
        }
        let stated = Set(Mentions(of: FactSheet(facts: titles), in: text).all.flatMap(\.facts))
        return titles.indices.filter { stated.contains($0) }
            .map { String(titles[$0].record.dropFirst(prefix.count)) }
    }
}
