import Foundation

/// A list of objects, one a suggestion, with its facts and how it was written.
package struct JSONFormat: ExportFormat {
    package let name = "json"
    package let fileExtension = "json"

    package init() {}

    /// The list, indented, its keys in order.
    package func encode(_ suggestions: [Suggestion]) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let data = try encoder.encode(suggestions.map(SuggestionRecord.init))
        return String(decoding: data, as: UTF8.self) + "\n"
    }
}
