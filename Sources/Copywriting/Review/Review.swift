/// What a review step makes of a suggestion; pure.
package enum Review {
    /// The suggestion after a step, one revision on.
    ///
    /// `context` is what the checks look at now; the findings are made anew for every step but a rejection, so that what
    /// the shop's records no longer hold cannot be accepted. `previous` is the suggestion before its last step,
    /// for `undo`.
    package static func apply(
        _ action: ReviewAction,
        to suggestion: Suggestion,
        context: CheckContext,
        previous: Suggestion? = nil
    ) throws(ReviewError) -> Suggestion {
        let subject = "suggestion \(suggestion.id)"
        var next = suggestion
        next.revision += 1
        switch action {
        case .accept:
            guard suggestion.state != .accepted else {
                throw ReviewError(
                    code: .unchanged,
                    subject: subject,
                    cause: "It is accepted already.",
                    advice: "Export it, or edit it."
                )
            }
            let findings = standing(suggestion, context)
            let blocking = findings.filter { $0.level == .block }
            guard blocking.isEmpty else {
                throw ReviewError(
                    code: .blocked,
                    subject: subject,
                    cause: blocking.map { "\($0.check): \($0.message)" }.joined(separator: " "),
                    advice: "Edit the text, then accept it.",
                    findings: blocking
                )
            }
            next.findings = findings
            next.state = .accepted
            next.reason = nil
        case .edit(let text):
            let shaped = TextShape.edited(text)
            guard shaped != suggestion.text else {
                throw ReviewError(
                    code: .unchanged,
                    subject: subject,
                    cause: "The text is the same as before.",
                    advice: "Change it, or accept it as it is."
                )
            }
            next.text = shaped
            next.facts = context.sheet.facts
            next.findings = Checks.findings(in: shaped, context: context)
            next.state = next.findings.isBlocking ? .blocked : .edited
            next.reason = nil
        case .reject(let reason):
            guard reason.contains(where: { !$0.isWhitespace }) else {
                throw ReviewError(
                    code: .reasonMissing,
                    subject: subject,
                    cause: "A rejection says why.",
                    advice: "Give a reason; it shows later which suggestions are worth writing."
                )
            }
            next.state = .rejected
            next.reason = reason
        case .undo:
            guard let previous else {
                throw ReviewError(
                    code: .nothingToUndo,
                    subject: subject,
                    cause: "Nothing was done to it that could be taken back.",
                    advice: "Accept, edit or reject it first."
                )
            }
            next = previous
            next.revision = suggestion.revision + 1
        }
        return next
    }

    /// The findings that hold now; those about how the text came about are kept from its writing.
    private static func standing(_ suggestion: Suggestion, _ context: CheckContext) -> [Finding] {
        let names = Set(Checks.all.map(\.name))
        return Checks.findings(in: suggestion.text, context: context)
            + suggestion.findings.filter { !names.contains($0.check) }
    }
}

extension ReviewAction {
    /// The action's name in the journal.
    package var name: String {
        switch self {
        case .accept: "accept"
        case .edit: "edit"
        case .reject: "reject"
        case .undo: "undo"
        }
    }

    /// The reason that the action carries.
    var reason: String? {
        guard case .reject(let reason) = self else { return nil }
        return reason
    }
}
