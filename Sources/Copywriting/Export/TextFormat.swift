import Shop

/// Plain text: each suggestion a paragraph, blank lines between; what a model may be trained on without prompts.
package struct TextFormat: ExportFormat {
    package let name = "text"
    package let fileExtension = "txt"

    package init() {}

    /// One paragraph a suggestion; a blank line within a text would part it, and is left out.
    package func encode(_ suggestions: [Suggestion]) throws -> String {
        suggestions.map { suggestion in
            suggestion.text.split(whereSeparator: \.isNewline)
                .map { TextSanitizer.clean(String($0)) }
                .filter { !$0.allSatisfy(\.isWhitespace) }
                .joined(separator: "\n") + "\n"
        }
        .joined(separator: "\n")
    }
}
