/// Why the console cannot be shown on this terminal, and what to do about it.
package struct TerminalError: Error, Hashable, Sendable {
    /// The kind of fault.
    package enum Code: Hashable, Sendable {
        /// Standard input or output is no terminal.
        case notATerminal
        /// The terminal has no name, or one that no description is installed for.
        case unknownTerminal
        /// The terminal cannot place its cursor.
        case tooSimple
        /// The system refused what every terminal allows.
        case refused
    }

    package var code: Code
    /// What was being opened: `standard input`, `terminal "vt100"`.
    package var subject: String
    /// What was wrong.
    package var cause: String
    /// What the user can do.
    package var advice: String

    package init(code: Code, subject: String, cause: String, advice: String) {
        self.code = code
        self.subject = subject
        self.cause = cause
        self.advice = advice
    }
}

extension TerminalError: CustomStringConvertible {
    /// One line: subject, cause, advice.
    package var description: String { "\(subject): \(cause) \(advice)" }
}
