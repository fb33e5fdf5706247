/// One product that is said to come with another, or whose name runs into another's: no record makes one of two.
package struct BundleCheck: Check {
    package let name = "bundles"

    package init() {}

    /// A finding for each pair of titles with `comes with` or the like between them, or with nothing.
    package func findings(in text: CheckedText, context: CheckContext) -> [Finding] {
        let titles = text.mentions.all.filter { mention in
            !mention.kinds(on: context.sheet).isDisjoint(with: RolesCheck.titles)
        }
        return zip(titles, titles.dropFirst()).compactMap { first, second in
            guard first.facts != second.facts else { return nil }
            let span = first.range.lowerBound..<second.range.upperBound
            if second.range.lowerBound == first.range.upperBound + 1,
                text.scanned.folded[first.range.upperBound] == " "
            {
                return Finding(
                    check: name,
                    level: .block,
                    span: span,
                    message: "“\(text[span])” makes one name of two products' names."
                )
            }
            guard
                Self.joins(between: first.range.upperBound, and: second.range.lowerBound, in: text)
            else { return nil }
            return Finding(
                check: name,
                level: .block,
                span: span,
                message: "“\(text[span])” makes a bundle of two products, and no record does."
            )
        }
    }

    private static func joins(between start: Int, and end: Int, in text: CheckedText) -> Bool {
        guard start < end else { return false }
        let gap = text.scanned.folded[start..<end]
        guard !gap.contains(where: { ".!?;\n".unicodeScalars.contains($0) }) else { return false }
        let words = text.scanned.words.filter {
            $0.range.lowerBound >= start && $0.range.upperBound <= end
        }
        .map(\.folded).filter { !articles.contains($0) }
        return phrases.contains(words)
    }

    /// What may stand between the two besides.
    private static let articles: Set<String> = [
        "a", "an", "the", "your", "our", "now", "is", "are",
    ]
    private static let phrases: Set<[String]> = [
        ["comes", "with"], ["come", "with"], ["includes"], ["include"], ["contains"],
        ["bundled", "with"], ["included", "with"], ["included", "in"], ["free", "with"],
    ]
}
