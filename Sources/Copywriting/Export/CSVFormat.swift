import Transformer

/// Comma-separated values after RFC 4180: a header, lines ended by CR LF, quotes where they are needed.
///
/// A cell that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, "CSV Injection").
package struct CSVFormat: ExportFormat {
    package let name = "csv"
    package let fileExtension = "csv"

    package init() {}

    /// Header and one row a suggestion.
    package func encode(_ suggestions: [Suggestion]) throws -> String {
        let header = [
            "id", "text", "channel", "campaign_id", "user_id", "product_ids", "original_text",
            "strategy_id", "model", "seed",
        ]
        let rows = suggestions.map { suggestion in
            [
                suggestion.id, suggestion.text, suggestion.brief.channel,
                suggestion.brief.campaignID, suggestion.brief.audience.userID ?? "",
                suggestion.brief.productIDs.joined(separator: " "), suggestion.originalText,
                suggestion.brief.strategyID ?? "", suggestion.writing.model.name,
                String(suggestion.writing.sampling.seed),
            ]
        }
        return ([header] + rows)
            .map { $0.map(Self.cell).joined(separator: ",") + "\r\n" }
            .joined()
    }

    /// A value as a cell.
    static func cell(_ value: String) -> String {
        let safe = startsFormula(value) ? "'" + value : value
        let needsQuotes = safe.unicodeScalars.contains { "\",;\r\n\t".unicodeScalars.contains($0) }
        let isPadded = safe.first == " " || safe.last == " "
        guard needsQuotes || isPadded else { return safe }
        return "\"" + safe.replacing("\"", with: "\"\"") + "\""
    }

    private static func startsFormula(_ value: String) -> Bool {
        guard let first = value.unicodeScalars.first else { return false }
        return "=+-@\t\r\n＝＋－＠".unicodeScalars.contains(first)
    }
}
