import Foundation

/// The words of a list's filter, folded, as `ListQuery.filter` means them.
package struct ListFilter: Hashable, Sendable {
    /// Folded words without empty ones; all must occur.
    package let words: [String]

    package init(_ filter: String) {
        words = ListFilter.fold(filter).split { $0 == " " }.map(String.init)
    }

    /// Whether every row passes.
    package var isEmpty: Bool { words.isEmpty }

    /// Whether every word occurs in one of the texts, which are already folded.
    package func matches(folded texts: [String]) -> Bool {
        words.allSatisfy { word in texts.contains { $0.contains(word) } }
    }

    /// The text in lower case without accents, so that `Café` is found by `cafe`.
    package static func fold(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.lowercased() }
        return text.folding(
            options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive],
            locale: nil
        )
    }
}
