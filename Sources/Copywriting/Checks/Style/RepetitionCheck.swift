/// A text that says the same again: four words in a row a second time, or a word of weight many times.
package struct RepetitionCheck: Check {
    package let name = "repetition"

    package init() {}

    /// A warning for the first run that comes again; many of them block.
    package func findings(in text: String, context: CheckContext) -> [Finding] {
        let scanned = ScannedText(text)
        let mentions = Mentions(of: context.sheet, in: scanned)
        var seen: Set<[String]> = []
        var again: [Range<Int>] = []
        for start in scanned.words.indices.dropLast(Self.length - 1) {
            let run = scanned.words[start..<start + Self.length]
            // A fact with a word beside it may be said twice.
            let isFact = run.count { mentions.cover($0.range) } > 1
            if isFact || seen.insert(run.map(\.folded)).inserted { continue }
            guard let first = run.first, let last = run.last else { continue }
            let range = first.range.lowerBound..<last.range.upperBound
            if again.last.map({ $0.overlaps(range) }) != true { again.append(range) }
        }
        guard let first = again.first else { return [] }
        return [
            Finding(
                check: name,
                // A model that has lost its way goes round in circles.
                level: again.count > 2 ? .block : .warn,
                span: first,
                message: "“\(scanned[first])” stands there already."
            )
        ]
    }

    private static let length = 4
}
