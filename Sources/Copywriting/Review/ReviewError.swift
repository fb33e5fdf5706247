/// Why a review step was refused.
package struct ReviewError: Error, Hashable, Sendable {
    /// The kind of refusal.
    package enum Code: Hashable, Sendable {
        /// Blocking findings stand; `findings` lists them.
        case blocked
        /// A rejection needs a reason.
        case reasonMissing
        /// The suggestion is in that state already.
        case unchanged
        /// There is no step to take back.
        case nothingToUndo
    }

    package var code: Code
    /// What was reviewed, for example `suggestion k3x9…`.
    package var subject: String
    package var cause: String
    package var advice: String
    /// The blocking findings where `code` is `blocked`.
    package var findings: [Finding]

    package init(
        code: Code,
        subject: String,
        cause: String,
        advice: String,
        findings: [Finding] = []
    ) {
        self.code = code
        self.subject = subject
        self.cause = cause
        self.advice = advice
        self.findings = findings
    }
}
