/// How far one text is from another: words that would have to be put in, taken out or exchanged (Levenshtein, 1966).
package enum EditDistance {
    /// The distance over the words of the longer text: 0 for the same words, 1 where none is kept.
    ///
    /// O(n · m) in the words of both.
    package static func share(_ text: String, _ other: String) -> Double {
        let (a, b) = (words(text), words(other))
        let longer = max(a.count, b.count)
        return longer == 0 ? 0 : Double(distance(a, b)) / Double(longer)
    }

    private static func words(_ text: String) -> [String] { ScannedText(text).words.map(\.folded) }

    private static func distance(_ a: [String], _ b: [String]) -> Int {
        var row = Array(0...b.count)
        for (i, word) in a.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, other) in b.enumerated() {
                let exchanged = diagonal + (word == other ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(exchanged, row[j] + 1, row[j + 1] + 1)
            }
        }
        return row[b.count]
    }
}
