package import Shop

/// One rule that a finished text is held to; a new rule is a new file and a line in `Checks.all`.
package protocol Check: Sendable {
    /// The rule's name in findings and JSON.
    var name: String { get }
    /// What the rule finds in `text`; empty when it has nothing to say.
    func findings(in text: CheckedText, context: CheckContext) -> [Finding]
}

extension Check {
    /// What the rule finds in a text that no other rule is asked about.
    package func findings(in text: String, context: CheckContext) -> [Finding] {
        findings(in: CheckedText(text, sheet: context.sheet), context: context)
    }
}

/// What a check may look at beside the text.
package struct CheckContext: Sendable {
    package var sheet: FactSheet
    package var channel: any Channel
    /// The day taken as today, nil in a shop without behaviors.
    package var asOf: Day?
    /// The last day of the campaign, nil where it is not known.
    package var campaignEnd: Day?
    /// BCP 47, for example `en-US`.
    package var locale: String
    /// What the brief names and the shop no longer holds, for example `user user_7`.
    package var missingRecord: String?
    /// Copy of the channel that was accepted before.
    package var earlierTexts: [String] = []

    package init(
        sheet: FactSheet,
        channel: any Channel,
        asOf: Day? = nil,
        campaignEnd: Day? = nil,
        locale: String = "en-US"
    ) {
        self.sheet = sheet
        self.channel = channel
        self.asOf = asOf
        self.campaignEnd = campaignEnd
        self.locale = locale
    }

    /// The context of a brief's records.
    package init(records: BriefRecords, sheet: FactSheet, channel: any Channel) {
        self.init(
            sheet: sheet,
            channel: channel,
            asOf: records.asOf,
            campaignEnd: records.campaign.endDate,
            locale: records.settings.locale
        )
    }
}
