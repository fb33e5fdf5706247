import Shop

/// The default layout: ChatML turns of `name: value` lines and the instruction, with worked examples before them.
///
/// The examples have the same lines as the sheet, with values of their own, because a small model copies whatever an
/// example has and the sheet has not (a code, say). Which examples are shown changes with the candidate, so that
/// candidates differ in wording. Facts stand in the sheet's order, from what changes least to what changes most; the
/// brief's own sheet comes last. So the briefs of a campaign begin alike: system turn, the channel's examples, shop and
/// campaign; product and audience follow.
package struct FactSheetLayout: PromptLayout {
    package let name = "fact-sheet"
    package let endsAtLine = true
    package let quotesBehaviors = false

    package init() {}

    /// System turn, two worked examples, the sheet with the instruction, and the opened answer.
    package func prompt(for input: PromptInput) -> Prompt {
        let facts = input.sheet.facts.indices.filter { isShown(input.sheet.facts[$0], input) }
        let names = Set(facts.map { input.sheet.facts[$0].name })
        var prompt = Prompt()
        turn("system", Self.system, in: &prompt)
        for example in examples(for: input, names: names) {
            turn("user", example.lines + "\n\n" + input.channel.instruction, in: &prompt)
            turn("assistant", example.text, in: &prompt)
        }
        prompt.append(control: "<|im_start|>")
        prompt.append("user\n")
        let sharedCount = facts.prefix {
            Self.campaignFacts.contains(input.sheet.facts[$0].name)
        }.count
        for (place, index) in facts.enumerated() {
            let fact = input.sheet.facts[index]
            if place == sharedCount { prompt.endShared() }
            if place > 0 { prompt.append("\n") }
            prompt.append(
                "\(Self.label(of: fact.name, among: names)): \(fact.value)",
                stating: index
            )
        }
        if sharedCount == facts.count { prompt.endShared() }
        prompt.append("\n\n" + input.channel.instruction)
        prompt.append(control: "<|im_end|>")
        prompt.append("\n")
        prompt.append(control: "<|im_start|>")
        prompt.append("assistant\n")
        prompt.endText()
        return prompt
    }

    /// All of it: the model was asked for nothing else.
    package func answer(in text: String) -> String { text }

    /// What briefs of a campaign have in common, whatever their products and audience.
    private static let campaignFacts: Set<String> = [
        "shop", "campaign", "discount", "code", "starts", "ends", "dates", "url", "terms",
    ]

    private static let system = "You write short marketing copy. Use only the facts given."

    private func turn(_ role: String, _ text: String, in prompt: inout Prompt) {
        prompt.append(control: "<|im_start|>")
        prompt.append("\(role)\n\(text)")
        prompt.append(control: "<|im_end|>")
        prompt.append("\n")
    }

    /// Whether the channel's prompts show a fact; the start of a campaign that runs already says nothing new.
    private func isShown(_ fact: Fact, _ input: PromptInput) -> Bool {
        let kind = RolesCheck.kind(of: fact.name)
        if kind == "starts", input.records.phase == .running || input.records.phase == .ended {
            return false
        }
        return input.channel.factNames.contains(kind)
    }

    /// How a line names its fact.
    static func label(of name: String, among names: Set<String>) -> String {
        switch name {
        case "starts": "from"
        case "ends": "until"
        case "price" where names.contains("sale_price"): "price before"
        case "sale_price": "price now"
        default: name.replacing("_", with: " ")
        }
    }

    /// Two worked examples with the lines of the sheet.
    private func examples(
        for input: PromptInput,
        names: Set<String>
    ) -> [(lines: String, text: String)] {
        let templates = input.channel.examples
        guard !templates.isEmpty else { return [] }
        let hasYear = input.sheet.value(of: "ends")?.contains(String(endYear(of: input))) == true
        let sheets = ExampleSheet.pair(for: input.records.settings, withYear: hasYear)
        let last = input.candidate % templates.count
        let first = (last + 1 + input.candidate / templates.count) % templates.count
        return zip([first, last], sheets).compactMap { index, sheet in
            let values = sheet.filter { names.contains($0.name) }
            let table = Dictionary(values.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
            guard let text = ExampleTemplate(templates[index]).filled(with: table) else {
                return nil
            }
            let lines = values.map { "\(Self.label(of: $0.name, among: names)): \($0.value)" }
            return (lines.joined(separator: "\n"), text)
        }
    }

    private func endYear(of input: PromptInput) -> Int { input.records.campaign.endDate.civil.year }
}
