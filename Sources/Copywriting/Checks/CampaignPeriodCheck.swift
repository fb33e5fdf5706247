/// An offer that is over as of the as-of date may not be sent; a plan for it is only warned of.
package struct CampaignPeriodCheck: Check {
    package let name = "campaign-period"

    package init() {}

    /// One finding where the campaign is over, or nobody can say.
    package func findings(in text: CheckedText, context: CheckContext) -> [Finding] {
        guard let end = context.campaignEnd else { return [] }
        let span = text.all
        guard let asOf = context.asOf else {
            return [
                Finding(
                    check: name,
                    level: .warn,
                    span: span,
                    message:
                        "Without an as-of date nobody knows whether the campaign, which ends on "
                        + "\(end), is over. Set one."
                )
            ]
        }
        guard asOf > end else { return [] }
        return [
            Finding(
                check: name,
                level: context.channel.isSent ? .block : .warn,
                span: span,
                message:
                    "The campaign ended on \(end), before the as-of date \(asOf). Move its end, or "
                    + "choose one that runs."
            )
        ]
    }
}
