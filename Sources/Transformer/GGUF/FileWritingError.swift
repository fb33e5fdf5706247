import Foundation

/// Why a file could not be written: which, why, and what to do about it.
package struct FileWritingError: Error, Hashable, Sendable {
    /// The kind of fault.
    package enum Code: Hashable, Sendable {
        /// The disk, or the user's share of it, is full.
        case full
        /// Something of that name is there and stays.
        case exists
        /// The system does not let the file be written.
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

    /// What the system's error number says.
    package init(_ path: String, _ number: Int32) {
        let isFull = number == ENOSPC || number == EDQUOT || number == EFBIG
        self.init(
            code: isFull ? .full : .unwritable,
            subject: path,
            cause: String(cString: strerror(number)) + ".",
            advice: isFull
                ? "Make room on the disk, or write to another one; nothing was changed."
                : number == ENOENT
                    ? "Make its folder first, or give another path."
                    : "Check that the folder may be written to, or give another path."
        )
    }
}
