/// One rule that a finished text is held to; a new rule is a new file and a line in `Checks.all`.
package protocol Check: Sendable {
    /// The rule's name in findings and JSON.
    var name: String { get }
    /// What the rule finds in `text`; empty when it has nothing to say.
    func findings(in text: String, context: CheckContext) -> [Finding]
}

/// What a check may look at beside the text.
package struct CheckContext: Sendable {
    package var sheet: FactSheet
    package var channel: any Channel

    package init(sheet: FactSheet, channel: any Channel) {
        self.sheet = sheet
        self.channel = channel
    }
}
