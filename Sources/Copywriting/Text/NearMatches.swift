/// Which known names a mistyped one may have meant.
package enum NearMatches {
    /// The likeliest names, best first: by edits against their length, names that begin alike before others.
    package static func of(_ name: String, among known: [String], atMost limit: Int) -> [String] {
        let wanted = Array(name.lowercased())
        let scored = known.compactMap { candidate -> (name: String, score: Double)? in
            let letters = Array(candidate.lowercased())
            let length = max(wanted.count, letters.count)
            guard length > 0 else { return nil }
            let isPart = wanted.count >= 3 && candidate.lowercased().contains(name.lowercased())
            let share = Double(distance(wanted, letters)) / Double(length)
            let score = isPart ? share * 0.5 : share
            return score <= 0.5 ? (candidate, score) : nil
        }
        return scored.sorted { ($0.score, $0.name) < ($1.score, $1.name) }.prefix(limit).map(\.name)
    }

    /// The fewest insertions, deletions and replacements that make one word of the other (Levenshtein 1966).
    private static func distance(_ one: [Character], _ other: [Character]) -> Int {
        var row = Array(0...other.count)
        for (i, letter) in one.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, second) in other.enumerated() {
                let replaced = diagonal + (letter == second ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(replaced, row[j] + 1, row[j + 1] + 1)
            }
        }
        return row[other.count]
    }
}
