/// What went wrong with a model file: with which key or tensor, where, why, and what to do about it.
package struct GGUFError: Error, Hashable, Sendable {
    /// The kind of fault.
    package struct Code: Hashable, Sendable {
        private enum Storage: Hashable, Sendable {
            case unreadable
            case notGGUF
            case unsupportedVersion
            case truncated
            case malformed
            case duplicate
            case missing
            case wrongType
            case wrongShape
            case unsupported
        }

        private let storage: Storage

        /// The file cannot be opened or mapped.
        package static let unreadable = Code(storage: .unreadable)
        /// The file does not begin as GGUF does.
        package static let notGGUF = Code(storage: .notGGUF)
        /// A version of the format that is not read.
        package static let unsupportedVersion = Code(storage: .unsupportedVersion)
        /// The file ends before what it announces.
        package static let truncated = Code(storage: .truncated)
        /// A count, length, offset or text that cannot be right.
        package static let malformed = Code(storage: .malformed)
        /// Two keys or two tensors of one name.
        package static let duplicate = Code(storage: .duplicate)
        /// A key or tensor that the model needs is not there.
        package static let missing = Code(storage: .missing)
        /// A key's value is of another type than the format says.
        package static let wrongType = Code(storage: .wrongType)
        /// A tensor, or a list, has other dimensions than the model's configuration asks for.
        package static let wrongShape = Code(storage: .wrongShape)
        /// An architecture, tokeniser or tensor type that is not built in.
        package static let unsupported = Code(storage: .unsupported)
    }

    package var code: Code
    /// What was being read: the file, `key llama.block_count`, `tensor blk.0.attn_q.weight`.
    package var subject: String
    /// Where in the file, in bytes, when a place is to blame.
    package var offset: Int?
    /// What was wrong there.
    package var cause: String
    /// What the user can do.
    package var advice: String

    package init(
        code: Code,
        subject: String,
        offset: Int? = nil,
        cause: String,
        advice: String
    ) {
        self.code = code
        self.subject = subject
        self.offset = offset
        self.cause = cause
        self.advice = advice
    }
}

extension GGUFError: CustomStringConvertible {
    /// One line: subject, place, cause, advice.
    package var description: String {
        let place = offset.map { " at byte \($0)" } ?? ""
        return "\(subject)\(place): \(cause) \(advice)"
    }
}

extension GGUFError {
    /// What to do about a file that is broken.
    static let fetchAgain =
        "Fetch the model file again; `marquee model verify` compares it with its hash."
    /// What to do about a file that is whole but not for this program.
    static let useOther =
        "Use another model file; `marquee model fetch` gets the default one."
}
