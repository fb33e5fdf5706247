/// A text as the checks read it, made once for all of them: its words, where it states facts, what leads out of it.
package struct CheckedText: Sendable {
    /// A word, or a part of it between hyphens.
    struct Part: Sendable {
        let letters: String
        let range: Range<Int>
        /// The word that it is a part of.
        let word: Range<Int>
        /// Whether only a hyphen, spaces or a line break stand between it and the part before.
        let joinsTheOneBefore: Bool

        var startsWord: Bool { range.lowerBound == word.lowerBound }
        var endsWord: Bool { range.upperBound == word.upperBound }
    }

    let scanned: ScannedText
    let mentions: Mentions
    let links: [LinkScanner.Hit]
    let parts: [Part]

    /// Reads a text beside a fact sheet.
    package init(_ text: String, sheet: FactSheet) {
        scanned = ScannedText(text)
        mentions = Mentions(of: sheet, in: scanned)
        links = LinkScanner.links(in: scanned)
        parts = Self.parts(of: scanned)
    }

    /// The text from its first to its last scalar.
    var all: Range<Int> { scanned.all }

    /// The part of the text at `range`, in scalars.
    subscript(range: Range<Int>) -> String { scanned[range] }

    private static func parts(of text: ScannedText) -> [Part] {
        var parts: [Part] = []
        var end = 0
        for word in text.words {
            let gap = text.folded[end..<word.range.lowerBound]
            var joins = !parts.isEmpty && gap.allSatisfy { " \n\t'".unicodeScalars.contains($0) }
            guard word.folded.utf8.contains(UInt8(ascii: "-")) else {
                parts.append(
                    Part(
                        letters: word.folded,
                        range: word.range,
                        word: word.range,
                        joinsTheOneBefore: joins
                    )
                )
                end = word.range.upperBound
                continue
            }
            var start = word.range.lowerBound
            for letters in word.folded.split(separator: "-", omittingEmptySubsequences: false) {
                let next = start + letters.unicodeScalars.count
                parts.append(
                    Part(
                        letters: String(letters),
                        range: start..<next,
                        word: word.range,
                        joinsTheOneBefore: joins
                    )
                )
                joins = true
                start = next + 1
            }
            end = word.range.upperBound
        }
        return parts
    }
}
