/// What went wrong with a shop's records: what was read, why, and what to do about it.
package struct ShopError: Error, Hashable, Sendable {
    /// The kind of fault.
    package struct Code: Hashable, Sendable {
        private enum Storage: Hashable, Sendable {
            case invalid
            case unknown
            case duplicate
            case conflict
            case unreadable
            case full
            case storage
        }

        private let storage: Storage

        /// A value was out of range or malformed.
        package static let invalid = Code(storage: .invalid)
        /// An id was not found.
        package static let unknown = Code(storage: .unknown)
        /// An id was already taken.
        package static let duplicate = Code(storage: .duplicate)
        /// Another writer changed the record first.
        package static let conflict = Code(storage: .conflict)
        /// A file could not be read as what it should be.
        package static let unreadable = Code(storage: .unreadable)
        /// The disk was full.
        package static let full = Code(storage: .full)
        /// The database failed.
        package static let storage = Code(storage: .storage)
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
