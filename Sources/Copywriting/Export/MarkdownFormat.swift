import Transformer

/// A Markdown document: a heading a suggestion, its text as a quotation, its particulars as a list.
package struct MarkdownFormat: ExportFormat {
    package let name = "markdown"
    package let fileExtension = "md"

    package init() {}

    /// One section a suggestion.
    package func encode(_ suggestions: [Suggestion]) throws -> String {
        (["# Accepted copy\n"] + suggestions.map(section)).joined(separator: "\n")
    }

    private func section(_ suggestion: Suggestion) -> String {
        let title =
            Channels.all.first { $0.name == suggestion.brief.channel }?.title
            ?? suggestion.brief.channel
        let campaign =
            suggestion.facts.first { $0.name == "campaign" }?.value
            ?? suggestion.brief.campaignID
        let quotation = suggestion.text
            .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .map { $0.isEmpty ? ">" : "> " + Self.escaped(String($0)) }
            .joined(separator: "\n")
        var particulars = [
            "Id: `\(Self.code(suggestion.id))`", "Campaign: \(Self.escaped(campaign))",
        ]
        if let userID = suggestion.brief.audience.userID {
            particulars.append("User: \(Self.escaped(userID))")
        }
        if !suggestion.brief.productIDs.isEmpty {
            let products = suggestion.brief.productIDs.map(Self.escaped).joined(separator: ", ")
            particulars.append("Products: \(products)")
        }
        particulars.append("Written by: \(Self.escaped(suggestion.writing.model.name))")
        let list = particulars.map { "- \($0)" }.joined(separator: "\n")
        return "## \(title): \(Self.escaped(campaign))\n\n\(quotation)\n\n\(list)\n"
    }

    /// A text in which nothing is Markdown or HTML.
    static func escaped(_ text: String) -> String {
        var escaped = ""
        for character in text {
            switch character {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case _ where character.isNewline: escaped += " "
            case _ where "\\`*_{}[]()#+-.!|~".contains(character): escaped += "\\\(character)"
            default: escaped.append(character)
            }
        }
        return escaped
    }

    /// A text inside a code span.
    private static func code(_ text: String) -> String { text.filter { $0 != "`" } }
}
