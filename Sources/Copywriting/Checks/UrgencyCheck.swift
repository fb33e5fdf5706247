import Shop

/// Urgency that the campaign's last day does not bear out: `today only` on another day, `last chance` weeks before the end.
package struct UrgencyCheck: Check {
    package let name = "urgency"

    package init() {}

    /// A finding for each phrase that hurries the reader more than the dates do.
    package func findings(in text: String, context: CheckContext) -> [Finding] {
        guard let end = context.campaignEnd else { return [] }
        let left = context.asOf.map { end.days(since: $0) }
        let scanned = ScannedText(text)
        let mentions = Mentions(of: context.sheet, in: scanned)
        return Self.phrases.flatMap { phrase in
            ClaimPhrase(phrase.words).places(in: scanned)
                .filter { range in
                    !mentions.cover(range) && !phrase.days.contains(left ?? -1)
                }
                .map { range in
                    Finding(
                        check: name,
                        level: .block,
                        span: range,
                        message: left.map {
                            "“\(scanned[range])” is not so: the campaign ends on \(end), \($0) days from now."
                        } ?? "“\(scanned[range])” cannot be told without an as-of date."
                    )
                }
        }
    }

    /// What hurries, and how many days before the end it is true.
    private static let phrases: [(words: String, days: ClosedRange<Int>)] = [
        ("today only", 0...0), ("only today", 0...0), ("ends today", 0...0),
        ("ends tonight", 0...0),
        ("last day today", 0...0), ("final hours", 0...0), ("tonight only", 0...0),
        ("ends tomorrow", 1...1), ("until tomorrow", 1...1), ("last chance", 0...7),
        ("final days", 0...7), ("last days", 0...7), ("ends soon", 0...7), ("ending soon", 0...7),
        ("almost over", 0...7), ("nearly over", 0...7), ("this weekend only", 0...3),
    ]
}
