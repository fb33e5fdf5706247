import Shop
import Transformer

/// Pairs to train a model on: a JSON object a line with the prompt and the text that was accepted for it.
///
/// `segments` is the prompt exactly as the model was given it; `prompt` is its last turn, for people and for programs that
/// have a chat template of their own. Neither names the user that a text was written for.
package struct TrainingFormat: ExportFormat {
    package let name = "training"
    package let fileExtension = "jsonl"

    package init() {}

    /// One line a suggestion.
    package func encode(_ suggestions: [Suggestion]) throws -> String {
        suggestions.map { line(of: $0) + "\n" }.joined()
    }

    private func line(of suggestion: Suggestion) -> String {
        Self.line(
            prompt: Self.prompt(of: suggestion),
            completion: suggestion.text,
            channel: suggestion.brief.channel,
            layout: suggestion.writing.layout,
            segments: suggestion.writing.prompt
        )
    }

    /// One object of the file, without a line break.
    static func line(
        prompt: String,
        completion: String,
        channel: String,
        layout: String,
        segments: [PromptSegment]?
    ) -> String {
        var line = "{\"prompt\":" + JSONWriting.quoted(prompt)
        line += ",\"completion\":" + JSONWriting.quoted(completion)
        line += ",\"channel\":" + JSONWriting.quoted(channel)
        if let segments {
            line += ",\"layout\":" + JSONWriting.quoted(layout)
            line += ",\"segments\":[" + segments.map(object).joined(separator: ",") + "]"
        }
        return line + "}"
    }

    private static func object(_ segment: PromptSegment) -> String {
        switch segment {
        case .control(let name): "{\"control\":\(JSONWriting.quoted(name))}"
        case .text(let text): "{\"text\":\(JSONWriting.quoted(text))}"
        }
    }

    /// The user's last turn; where the prompt was not kept, the facts and what was asked for.
    private static func prompt(of suggestion: Suggestion) -> String {
        if let turn = lastTurn(of: suggestion.writing.prompt ?? []) { return turn }
        let channel = Channels.all.first { $0.name == suggestion.brief.channel }
        let facts = suggestion.facts.filter {
            channel?.factNames.contains(RolesCheck.kind(of: $0.name)) ?? true
        }
        let names = Set(facts.map(\.name))
        let sheet = facts.map { "\(FactSheetLayout.label(of: $0.name, among: names)): \($0.value)" }
        return sheet.joined(separator: "\n") + (channel.map { "\n\n" + $0.instruction } ?? "")
    }

    /// The user's last turn of a prompt; nil where it has none.
    static func lastTurn(of segments: [PromptSegment]) -> String? {
        let opening = "user\n"
        for case .text(let text) in segments.reversed() where text.hasPrefix(opening) {
            return String(text.dropFirst(opening.count))
        }
        return nil
    }
}
