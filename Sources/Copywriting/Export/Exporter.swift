package import Shop

/// Takes accepted copy out of the store.
package struct Exporter: Sendable {
    private let repository: any ShopRepository

    package init(repository: any ShopRepository) {
        self.repository = repository
    }

    /// All accepted suggestions, oldest first; of one channel where it is given.
    package func accepted(channel: String? = nil) throws -> [Suggestion] {
        let accepted = Suggestion.State.accepted.rawValue
        var suggestions: [Suggestion] = []
        while true {
            let page = try repository.suggestions(
                ListQuery(descending: true),
                state: accepted,
                channel: channel,
                range: suggestions.count..<suggestions.count + 500
            )
            suggestions += try page.rows.map(SuggestionArchive.suggestion)
            guard !page.rows.isEmpty, suggestions.count < page.total else { return suggestions }
        }
    }

    /// Writes accepted copy to a file and gives their number.
    ///
    /// Throws `ExportError`, `CopyError.unknown` for the format, or the repository's `ShopError`.
    @discardableResult
    package func export(
        format: String,
        to path: String,
        overwrite: Bool,
        channel: String? = nil
    ) throws -> Int {
        let format = try ExportFormats.named(format)
        let suggestions = try accepted(channel: channel)
        guard !suggestions.isEmpty else {
            throw ExportError(
                code: .nothingToExport,
                subject: path,
                cause: "No suggestion is accepted yet.",
                advice: "Accept one under Review, or with: marquee review ID accept"
            )
        }
        let text = try format.encode(suggestions)
        try ExportFile.write(text, to: path, overwrite: overwrite)
        return suggestions.count
    }
}
