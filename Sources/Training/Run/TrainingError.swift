/// Why a training run cannot be made or go on.
package struct TrainingError: Error, Hashable, Sendable, Codable {
    /// The kind of fault.
    package enum Code: String, Hashable, Sendable, Codable {
        case unreadable
        case malformed
        case tooLittle
        case tooLarge
        case invalidSetting
        case wrongModel
        case outOfMemory
        case unwritable
        case outputExists
        case nothingToResume
        case diverged
        case stoppedBeforeStart
    }

    package var code: Code
    /// What was being read, made or written.
    package var subject: String
    package var cause: String
    /// What to do about it.
    package var advice: String

    package init(code: Code, subject: String, cause: String, advice: String) {
        self.code = code
        self.subject = subject
        self.cause = cause
        self.advice = advice
    }
}
