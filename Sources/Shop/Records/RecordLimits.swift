/// How long the texts of a record may be.
package enum RecordLimits {
    /// The longest id, in bytes of UTF-8.
    package static let idBytes = 200
    /// The longest title, name, category or code, in bytes of UTF-8.
    package static let titleBytes = 1_000
    /// The longest description or terms, in bytes of UTF-8.
    package static let textBytes = 20_000
    /// The most pieces one behavior may stand for.
    package static let quantity = 1_000_000
}
