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

    /// A line in which nothing is Markdown or HTML, and nothing is escaped that a reader could take for neither.
    package static func escaped(_ text: String) -> String {
        let characters = Array(text)
        // What would begin a list, a heading or a rule does so only at the start of a line.
        let start = characters.firstIndex { !$0.isWhitespace } ?? 0
        let digits = characters[start...].prefix { $0.isASCII && $0.isNumber }
        var escaped = ""
        for (index, character) in characters.enumerated() {
            let next = index + 1 < characters.count ? characters[index + 1] : " "
            let isInWord = index > 0 && isWord(characters[index - 1]) && isWord(next)
            switch character {
            case "&" where isWord(next) || next == "#": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case _ where character.isNewline: escaped += " "
            case "_" where isInWord: escaped.append(character)
            case _ where "\\`*_[]|~".contains(character): escaped += "\\\(character)"
            case _ where index == start && "#+-=".contains(character): escaped += "\\\(character)"
            case ".", ")":
                let endsNumber = !digits.isEmpty && index == digits.endIndex
                escaped += endsNumber ? "\\\(character)" : String(character)
            default: escaped.append(character)
            }
        }
        return escaped
    }

    private static func isWord(_ character: Character) -> Bool {
        character.isLetter || character.isNumber
    }

    /// A text inside a code span.
    private static func code(_ text: String) -> String { text.filter { $0 != "`" } }
}
