/// Slips of form: a word twice, spaces that are too many, a sentence that does not end; each with its fix.
package struct ShapeCheck: Check {
    package let name = "shape"

    package init() {}

    /// A warning for each slip.
    package func findings(in text: String, context: CheckContext) -> [Finding] {
        let scanned = ScannedText(text)
        let mentions = Mentions(of: context.sheet, in: scanned)
        var findings = doubled(in: scanned, mentions)
        for (pattern, fix, message) in Self.slips {
            findings += text.scalarRanges(of: pattern).map {
                Finding(check: name, level: .warn, span: $0, message: message, fix: fix)
            }
        }
        if let last = scanned.scalars.last, context.channel.endsInSentence,
            !".!?\")”’".unicodeScalars.contains(last),
            !mentions.cover(scanned.scalars.count - 1)
        {
            let range = scanned.scalars.count - 1..<scanned.scalars.count
            findings.append(
                Finding(
                    check: name,
                    level: .warn,
                    span: range,
                    message: "The last sentence does not end.",
                    fix: scanned[range] + "."
                )
            )
        }
        return findings
    }

    private func doubled(in text: ScannedText, _ mentions: Mentions) -> [Finding] {
        zip(text.words, text.words.dropFirst())
            .filter { first, second in
                first.folded == second.folded && second.followsDirectly
                    && !Self.twice.contains(first.folded)
                    && !mentions.cover(first.range.lowerBound..<second.range.upperBound)
            }
            .map { first, second in
                Finding(
                    check: name,
                    level: .warn,
                    span: first.range.lowerBound..<second.range.upperBound,
                    message: "“\(text[first.range])” stands there twice.",
                    fix: text[first.range]
                )
            }
    }

    /// Words that may come twice.
    private static let twice: Set<String> = ["that", "had", "so", "very", "long", "crunch"]

    /// What is wrong, what belongs there, and how it is told; compiled anew, a regex is not `Sendable`.
    private static var slips: [(Regex<Substring>, String, String)] {
        [
            (#/[ ]{2,}/#, " ", "There is a space too many."),
            (#/[ ]+(?=[,.;:!?](?:\s|$))/#, "", "There is a space before the mark."),
            (#/[!]{2,}/#, "!", "One exclamation mark is enough."),
        ]
    }
}
