import Shop

/// Urgency that the campaign's last day does not bear out: `today only` on another day, `last chance` weeks before the end.
package struct UrgencyCheck: Check {
    package let name = "urgency"

    package init() {}

    /// A finding for each phrase that hurries the reader more than the dates do.
    package func findings(in text: CheckedText, context: CheckContext) -> [Finding] {
        let end = context.campaignEnd
        let left = context.asOf.flatMap { asOf in end.map { $0.days(since: asOf) } }
        let hurried = Self.phrases.hits(in: text) { hit in
            !text.mentions.cover(hit.range) && !hit.phrase.value.contains(left ?? -1)
        }
        return hurried.map { hit in
            Finding(
                check: name,
                level: .block,
                span: hit.range,
                message: "“\(text[hit.range])” \(Self.reason(end, left))"
            )
        }
    }

    private static func reason(_ end: Day?, _ left: Int?) -> String {
        guard let end else { return "is told of no date on the fact sheet." }
        guard let left else { return "cannot be told without an as-of date." }
        if left < 0 { return "is too late: the campaign ended on \(end)." }
        return
            "is not so: the campaign ends on \(end), \(left) \(left == 1 ? "day" : "days") from now."
    }

    /// What hurries, and how many days before the end it is true.
    private static let phrases = PhraseList<ClosedRange<Int>>(
        [
            (0...0, "today only, only today, ends today, last day today, final hours, last hours"),
            (0...0, "ends tonight, tonight only"),
            (1...1, "ends tomorrow, until tomorrow"),
            (0...3, "this weekend only"),
            (0...7, "last chance, final chance, final days, last days, last call, final call"),
            (0...7, "ends soon, ending soon, expires soon, expiring soon, closes soon"),
            (
                0...7,
                "almost over, nearly over, over soon, before it's too late, time is running out"
            ),
            (0...7, "don't wait, do not wait, final countdown"),
            (0...366, "limited time"),
        ].flatMap { days, phrases in phrases.split(separator: ", ").map { ("=" + $0, days) } }
    )
}
