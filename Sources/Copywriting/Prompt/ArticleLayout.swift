import Shop

/// The plain prompt of the article that the program grew from: three JSON lists and a request, the answer its last line.
///
/// The lists are spaced as Python's `json.dumps` spaces them. User ids may be anything, an email address too, so they
/// are replaced by `user_1`, `user_2` in the order in which they appear.
package struct ArticleLayout: PromptLayout {
    package let name = "article"
    package let endsAtLine = false
    package let quotesBehaviors = true

    package init() {}

    /// One segment of text, as the article has it.
    package func prompt(for input: PromptInput) -> Prompt {
        var prompt = Prompt()
        let records = input.records
        prompt.append("User behavior data: [")
        appendBehaviors(records.behaviors, to: &prompt)
        prompt.append("]\nProduct data: [")
        appendProducts(records, input.sheet, to: &prompt)
        prompt.append("]\nMarketing data: [")
        appendCampaign(records.campaign, input.sheet, to: &prompt)
        prompt.append("]\nGenerate \(subject(of: input.channel)):")
        prompt.endText()
        return prompt
    }

    /// The last line that says something.
    package func answer(in text: String) -> String {
        text.split(whereSeparator: \.isNewline)
            .last { $0.contains { !$0.isWhitespace } }
            .map(String.init) ?? ""
    }

    /// The article asks for a `marketing strategy`; other channels by their title.
    private func subject(of channel: any Channel) -> String {
        channel.name == "strategy" ? "marketing strategy" : channel.title.lowercased()
    }

    private func appendBehaviors(_ behaviors: [Behavior], to prompt: inout Prompt) {
        var names: [String: String] = [:]
        // Oldest first, as a log reads.
        for (index, behavior) in behaviors.reversed().enumerated() {
            let name = names[behavior.userID] ?? "user_\(names.count + 1)"
            names[behavior.userID] = name
            if index > 0 { prompt.append(", ") }
            prompt.append(
                "{\"user_id\": \(JSONWriting.quoted(name)), "
                    + "\"behavior\": \(JSONWriting.quoted(behavior.kind.rawValue)), "
                    + "\"product_id\": \(JSONWriting.quoted(behavior.productID)), "
                    + "\"timestamp\": \(JSONWriting.quoted(behavior.timestamp.description))}"
            )
        }
    }

    /// The brief's products, else those of the behaviors.
    private func appendProducts(
        _ records: BriefRecords,
        _ sheet: FactSheet,
        to prompt: inout Prompt
    ) {
        var products = records.products
        if products.isEmpty {
            var seen: Set<String> = []
            for behavior in records.behaviors.reversed()
            where seen.insert(behavior.productID).inserted {
                if let product = records.catalogue[behavior.productID] { products.append(product) }
            }
        }
        for (index, product) in products.enumerated() {
            let suffix = index == 0 ? "" : "_\(index + 1)"
            func fact(_ name: String) -> Int? {
                records.products.isEmpty ? nil : sheet.index(of: name + suffix)
            }
            if index > 0 { prompt.append(", ") }
            prompt.append("{\"product_id\": \(JSONWriting.quoted(product.productID)), \"title\": ")
            prompt.append(JSONWriting.quoted(product.title), stating: fact("product"))
            prompt.append(", \"category\": ")
            prompt.append(JSONWriting.quoted(product.category), stating: fact("category"))
            prompt.append(", \"price\":")
            prompt.append(" " + product.price.plain(fractionDigits: 0), stating: fact("price"))
            prompt.append("}")
        }
    }

    private func appendCampaign(_ campaign: Campaign, _ sheet: FactSheet, to prompt: inout Prompt) {
        prompt.append("{\"campaign_id\": \(JSONWriting.quoted(campaign.campaignID)), \"title\": ")
        prompt.append(JSONWriting.quoted(campaign.title), stating: sheet.index(of: "campaign"))
        prompt.append(", \"start_date\": ")
        prompt.append("\"\(campaign.startDate)\"", stating: sheet.index(of: "starts"))
        prompt.append(", \"end_date\": ")
        prompt.append("\"\(campaign.endDate)\"", stating: sheet.index(of: "ends"))
        prompt.append(", \"discount\":")
        prompt.append(" " + campaign.discount.shareText, stating: sheet.index(of: "discount"))
        prompt.append("}")
    }
}
