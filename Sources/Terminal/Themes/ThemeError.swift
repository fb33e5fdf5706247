/// What is wrong with a theme file: which file and key, why, and what to do about it.
package struct ThemeError: Error, Hashable, Sendable {
    /// The kind of fault.
    package enum Code: Hashable, Sendable {
        /// There is no theme of that name.
        case unknown
        /// The file could not be read, or is no TOML.
        case unreadable
        /// A key is none that themes have.
        case key
        /// A colour or another value is none.
        case value
        /// Themes inherit from one another in a circle.
        case cycle
    }

    package var code: Code
    /// The file, and the key in it: `midnight.toml, text.muted`.
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
