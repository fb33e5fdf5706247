/// What went wrong with copy: what was read, why, and what to do about it.
package struct CopyError: Error, Hashable, Sendable {
    /// The kind of fault.
    package struct Code: Hashable, Sendable {
        private enum Storage: Hashable, Sendable {
            case unknown
            case invalid
            case promptTooLong
            case undecodable
            case cancelled
        }

        private let storage: Storage

        /// A campaign, product, user, channel, layout or format of that name was not found.
        package static let unknown = Code(storage: .unknown)
        /// A setting was out of range.
        package static let invalid = Code(storage: .invalid)
        /// The prompt left no room in the model's context.
        package static let promptTooLong = Code(storage: .promptTooLong)
        /// A stored suggestion could not be read.
        package static let undecodable = Code(storage: .undecodable)
        /// The person ended the run.
        package static let cancelled = Code(storage: .cancelled)
    }

    package var code: Code
    /// What was being read or written, for example `campaign spring_1`.
    package var subject: String
    /// What was wrong with it.
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

extension CopyError {
    /// A name that was not found among the known ones; up to `near` of them are named, the likeliest first.
    package static func unknown(
        _ kind: String,
        _ name: String,
        among known: [String],
        near: Int = 3
    ) -> CopyError {
        var names = NearMatches.of(name, among: known, atMost: near)
        if names.isEmpty, known.count <= 8 { names = known }
        let shown = names.map { "`\($0)`" }.joined(separator: ", ")
        return CopyError(
            code: .unknown,
            subject: "\(kind) \(name)",
            cause: "There is no \(kind) of that name.",
            advice: names.isEmpty
                ? "List what there is with: marquee \(kind)s"
                : names.count == 1 ? "Did you mean \(shown)?" : "Did you mean one of \(shown)?"
        )
    }
}
