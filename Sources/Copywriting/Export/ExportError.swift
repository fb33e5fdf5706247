/// Why an export file was not written.
package struct ExportError: Error, Hashable, Sendable {
    /// The kind of fault.
    package enum Code: Hashable, Sendable {
        /// A file of that name is there, and it was not asked to be replaced.
        case exists
        /// Nothing is accepted yet.
        case nothingToExport
        /// The disk is full.
        case full
        /// The folder is missing or may not be written to.
        case unwritable
    }

    package var code: Code
    /// The file.
    package var subject: String
    package var cause: String
    package var advice: String

    package init(code: Code, subject: String, cause: String, advice: String) {
        self.code = code
        self.subject = subject
        self.cause = cause
        self.advice = advice
    }
}
