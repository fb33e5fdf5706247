/// The checks that there are.
package enum Checks {
    /// All checks, in the order in which their findings are listed.
    package static let all: [any Check] = [
        EmptyTextCheck(),
        ControlCharactersCheck(),
        ModelControlCheck(),
        RecordsCheck(),
        CampaignPeriodCheck(),
        PlaceholderCheck(),
        LinksCheck(),
        CodesCheck(),
        NumbersCheck(),
        DatesCheck(),
        RolesCheck(),
        BundleCheck(),
        BehaviorCheck(),
        OfferCheck(),
        UrgencyCheck(),
        NamesCheck(),
        ClaimsCheck(),
        LimitsCheck(),
        CoverageCheck(),
        RepetitionCheck(),
        NearCopyCheck(),
        ReadingLevelCheck(),
        ShapeCheck(),
    ]

    /// What all checks find, in the order of the checks and then of the text.
    ///
    /// A place that a check blocks is not found again by a later one: a placeholder is no name as well.
    package static func findings(in text: String, context: CheckContext) -> [Finding] {
        let text = CheckedText(text, sheet: context.sheet)
        let whole = text.all
        var all: [Finding] = []
        for check in self.all {
            let taken = all.filter { $0.level == .block && $0.span != whole }.map(\.span)
            all += check.findings(in: text, context: context)
                .filter { finding in
                    finding.span == whole || !taken.contains { $0.overlaps(finding.span) }
                }
                .sorted { $0.span.lowerBound < $1.span.lowerBound }
        }
        return all
    }
}

extension [Finding] {
    /// Whether one of the findings keeps the text from being accepted.
    package var isBlocking: Bool { contains { $0.level == .block } }
}
