/// Copy that is nearly the same as copy that was accepted before: readers notice.
package struct NearCopyCheck: Check {
    package let name = "near-copy"

    package init() {}

    /// How much of their runs of three words two texts may share (Broder, 1997); facts are left out, they must be alike.
    private static let largestShare = 0.6

    /// One finding for the earlier text that is most alike.
    package func findings(in text: String, context: CheckContext) -> [Finding] {
        guard !context.earlierTexts.isEmpty else { return [] }
        let own = Self.shingles(TextDiversity.runs(of: text, sheet: context.sheet).joined())
        guard own.count >= 4 else { return [] }
        let likest = context.earlierTexts.map { earlier in
            let other = Self.shingles(
                TextDiversity.runs(of: earlier, sheet: context.sheet).joined()
            )
            let shared = own.intersection(other).count
            return (share: Double(shared) / Double(own.union(other).count), text: earlier)
        }
        .max { $0.share < $1.share }
        guard let likest, likest.share >= Self.largestShare else { return [] }
        return [
            Finding(
                check: name,
                level: .warn,
                span: 0..<text.unicodeScalars.count,
                message: "It is nearly the same as accepted copy: “\(likest.text.prefix(80))”."
            )
        ]
    }

    private static func shingles(_ words: some Sequence<String>) -> Set<[String]> {
        let words = Array(words)
        return Set(words.indices.dropLast(2).map { Array(words[$0..<$0 + 3]) })
    }
}
