/// Copy that is nearly the same as copy that was accepted before: readers notice.
///
/// It never blocks: what was accepted for one customer may be right for the next, word by word, and only a person knows who has read
/// it. Among several attempts the one without such a warning is kept.
package struct NearCopyCheck: Check {
    package let name = "near-copy"

    package init() {}

    /// How much of their runs of three words two texts may share (Jaccard's measure; Broder, 1997).
    private static let largestShare = 0.6
    /// Below so many runs of its own a text is too short to be told from others.
    private static let fewestRuns = 4

    /// One finding for the earlier text that is most alike.
    package func findings(in text: CheckedText, context: CheckContext) -> [Finding] {
        guard !context.earlierTexts.isEmpty else { return [] }
        let own = Self.runs(in: text.scanned)
        guard own.count >= Self.fewestRuns else { return [] }
        let likest = context.earlierTexts.map { earlier in
            let other = Self.runs(in: ScannedText(earlier))
            let shared = own.intersection(other).count
            return (share: Double(shared) / Double(own.count + other.count - shared), text: earlier)
        }
        .max { $0.share < $1.share }
        guard let likest, likest.share >= Self.largestShare else { return [] }
        return [
            Finding(
                check: name,
                level: .warn,
                span: text.all,
                message: "It is nearly the same as accepted copy: “\(likest.text.prefix(80))”."
            )
        ]
    }

    /// The runs of three words, hashed, without what mostly states facts.
    ///
    /// That is numbers, and capitals inside a sentence: copy that differs in names and prices alone is alike.
    private static func runs(in text: ScannedText) -> Set<Int> {
        let words = text.words.filter { word in
            let isName = word.isCapitalised && !word.startsSentence
            return !isName && !text.scalars[word.range].contains(where: Boundary.isDigit)
        }
        return Set(
            words.indices.dropLast(2).map { index in
                var hasher = Hasher()
                for word in words[index..<index + 3] { hasher.combine(word.folded) }
                return hasher.finalize()
            }
        )
    }
}
