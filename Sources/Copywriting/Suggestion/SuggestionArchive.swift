import Foundation
package import Shop

/// How a suggestion is kept in the store: columns to find it by, and all of it as JSON.
package enum SuggestionArchive {
    /// The row of a suggestion.
    package static func row(of suggestion: Suggestion) throws(CopyError) -> SuggestionRow {
        SuggestionRow(
            id: suggestion.id,
            revision: suggestion.revision,
            state: suggestion.state.rawValue,
            channel: suggestion.brief.channel,
            campaignID: suggestion.brief.campaignID,
            userID: suggestion.brief.audience.userID,
            text: suggestion.text,
            document: try encode(suggestion)
        )
    }

    /// The suggestion of a row; throws `undecodable` where the document is not one.
    package static func suggestion(from row: SuggestionRow) throws(CopyError) -> Suggestion {
        try decode(row.document, id: row.id)
    }

    /// A suggestion as a JSON document, its keys in order.
    package static func encode(_ suggestion: Suggestion) throws(CopyError) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return String(decoding: try encoder.encode(suggestion), as: UTF8.self)
        } catch {
            throw CopyError(
                code: .undecodable,
                subject: "suggestion \(suggestion.id)",
                cause: "It cannot be written as JSON: \(error).",
                advice: "Write it again."
            )
        }
    }

    /// Reads a document that `encode` wrote.
    package static func decode(_ document: String, id: String) throws(CopyError) -> Suggestion {
        do {
            return try JSONDecoder().decode(Suggestion.self, from: Data(document.utf8))
        } catch {
            throw CopyError(
                code: .undecodable,
                subject: "suggestion \(id)",
                cause: "Its stored document cannot be read.",
                advice:
                    "It was written by another version of the program, or the database was changed by "
                    + "hand. Write the suggestion again."
            )
        }
    }
}
