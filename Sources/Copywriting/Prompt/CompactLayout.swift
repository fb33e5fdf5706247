import Shop

/// The layout that the shipped adapter is trained on: a line a fact, then channel and tone, and no words besides.
///
/// Facts go from what changes least to what changes most: shop and campaign, product, customer, then channel and tone, so
/// that the briefs of a campaign, and the channels of a brief, begin alike.
package struct CompactLayout: PromptLayout {
    package static let layoutName = "compact"
    package let name = Self.layoutName
    package let endsAtLine = true
    package let quotesBehaviors = false
    /// Cooler than for a model that was not trained on it: of what it learned, the likely makes more sense.
    package let temperature = 0.3

    package init() {}

    /// One turn of the user, and the opened answer.
    package func prompt(for input: PromptInput) -> Prompt {
        var prompt = Prompt()
        prompt.append(control: "<|im_start|>")
        prompt.append("user\n")
        for line in lines(of: input, named: Self.campaignLabels) { append(line, to: &prompt) }
        prompt.endShared()
        for line in lines(of: input, named: Self.productLabels) { append(line, to: &prompt) }
        if let line = customer(in: input) { append(line, to: &prompt) }
        prompt.append("write: \(input.channel.name), \(input.tone.rawValue)")
        prompt.append(control: "<|im_end|>")
        prompt.append("\n")
        prompt.append(control: "<|im_start|>")
        prompt.append("assistant\n")
        prompt.endText()
        return prompt
    }

    /// All of it: the model was asked for nothing else.
    package func answer(in text: String) -> String { text }

    /// A fact as the model reads it.
    private struct Line {
        var label: String
        var value: String
        /// The fact's index in the sheet.
        var fact: Int
    }

    private func append(_ line: Line, to prompt: inout Prompt) {
        prompt.append("\(line.label): \(line.value)", stating: line.fact)
        prompt.append("\n")
    }

    /// What a line is called for each kind of fact.
    private static let campaignLabels = [
        "shop": "shop", "campaign": "campaign", "discount": "offer", "code": "code",
        "starts": "starts", "ends": "ends",
    ]
    private static let productLabels = [
        "product": "product", "category": "category", "description": "about", "price": "price",
        "sale_price": "now", "saving": "saving",
    ]

    /// The lines of the facts that have a label, in the sheet's order.
    private func lines(of input: PromptInput, named labels: [String: String]) -> [Line] {
        input.sheet.facts.enumerated().compactMap { index, fact in
            let kind = RolesCheck.kind(of: fact.name)
            // The start of a campaign that runs already says nothing new.
            let isPast = kind == "starts" && input.records.phase != .upcoming
            guard let label = labels[kind], !isPast else { return nil }
            let number = fact.name.dropFirst(kind.count).replacing("_", with: " ")
            let value = kind == "description" ? Self.beginning(of: fact.value) : fact.value
            return Line(label: label + number, value: value, fact: index)
        }
    }

    /// What the customer did, the nearest to buying first.
    private func customer(in input: PromptInput) -> Line? {
        let sheet = input.sheet
        func line(_ name: String, _ value: String) -> Line? {
            sheet.index(of: name).map { Line(label: "customer", value: value, fact: $0) }
        }
        let hasProduct = !input.records.products.isEmpty
        let own = sheet.value(of: "product")
        let bought = sheet.value(of: "bought")
        return (hasProduct ? line("in_cart", "has it in the cart") : nil)
            ?? (hasProduct ? line("viewed", "viewed it") : nil)
            ?? (hasProduct
                ? line("bought", bought == own ? "bought it before" : "bought the \(bought ?? "")")
                : nil)
            ?? line("customer", sheet.value(of: "customer") ?? "")
    }

    /// A description's first sentences, as many as a short text can use.
    private static func beginning(of text: String) -> String {
        guard text.count > longestDescription else { return text }
        let part = String(text.prefix(longestDescription))
        let whole = TextShape.uncut(part)
        if whole != part { return whole }
        return part.split(separator: " ").dropLast().joined(separator: " ")
    }

    /// In characters.
    private static let longestDescription = 160
}
