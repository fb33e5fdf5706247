import Foundation

/// What went wrong with a model file on this machine: which, why, and what to do about it.
package struct ModelError: Error, Hashable, Sendable {
    /// The kind of fault.
    package enum Code: Hashable, Sendable {
        /// No file is there.
        case missing
        /// The file is shorter or longer than it should be.
        case wrongSize
        /// The file's bytes are not the ones that were published.
        case wrongHash
        /// Nothing is known that the file could be compared with.
        case unpinned
        /// A model of that file name is there already.
        case exists
        /// Python or its pip is missing.
        case noPython
        /// The package was not fetched.
        case notFetched
        /// The disk is full.
        case full
        /// A file or folder cannot be read or written.
        case unusable
    }

    package var code: Code
    /// The file, or the package.
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

extension ModelError {
    static func missing(_ path: String) -> ModelError {
        ModelError(
            code: .missing,
            subject: path,
            cause: "There is no model file.",
            advice:
                "Fetch the default model with: marquee model fetch. Or name another with --model."
        )
    }

    static func wrongSize(_ path: String, _ count: Int, expected: Int) -> ModelError {
        ModelError(
            code: .wrongSize,
            subject: path,
            cause: "It holds \(count) bytes and should hold \(expected): "
                + (count < expected ? "it was cut off." : "it is another file."),
            advice: "Fetch it again with: marquee model fetch"
        )
    }

    static func wrongHash(_ path: String, _ hash: String, expected: String) -> ModelError {
        ModelError(
            code: .wrongHash,
            subject: path,
            cause: "Its SHA-256 is \(hash) and should be \(expected).",
            advice: "Fetch it again with: marquee model fetch"
        )
    }

    static func unpinned(_ path: String) -> ModelError {
        ModelError(
            code: .unpinned,
            subject: path,
            cause: "Its SHA-256 is not known to the program, so that nothing can be compared.",
            advice: "Compare the one shown with the one that its publisher states."
        )
    }

    static func system(_ path: String, _ number: Int32) -> ModelError {
        let isFull = number == ENOSPC || number == EDQUOT
        return ModelError(
            code: isFull ? .full : number == ENOENT ? .missing : .unusable,
            subject: path,
            cause: "\(String(cString: strerror(number))).",
            advice: isFull
                ? "Make room on the disk (the model takes about 200 MB while it is fetched)."
                : "Check that the file or folder is there and may be read and written."
        )
    }

    /// A fault that Foundation's file calls threw.
    static func file(_ path: String, _ error: any Error) -> ModelError {
        if let code = (error as? POSIXError)?.code { return .system(path, code.rawValue) }
        let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? POSIXError
        if let underlying { return .system(path, underlying.code.rawValue) }
        if (error as? CocoaError)?.code == .fileWriteOutOfSpace { return .system(path, ENOSPC) }
        return ModelError(
            code: .unusable,
            subject: path,
            cause: error.localizedDescription,
            advice: "Check that the file or folder is there and may be read and written."
        )
    }
}
