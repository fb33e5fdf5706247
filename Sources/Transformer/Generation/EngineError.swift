/// What went wrong while the engine ran: with what, why, and what to do about it.
package struct EngineError: Error, Hashable, Sendable {
    /// The kind of fault.
    package struct Code: Hashable, Sendable {
        private enum Storage: Hashable, Sendable {
            case unknownControlToken
            case emptyPrompt
            case promptTooLong
            case unknownToken
            case outOfRange
            case invalidSetting
            case outOfMemory
        }

        private let storage: Storage

        /// A control segment names no special token of the model.
        package static let unknownControlToken = Code(storage: .unknownControlToken)
        /// A prompt without a token.
        package static let emptyPrompt = Code(storage: .emptyPrompt)
        /// A prompt that leaves no room in the model's context.
        package static let promptTooLong = Code(storage: .promptTooLong)
        /// A token id beyond the vocabulary.
        package static let unknownToken = Code(storage: .unknownToken)
        /// A layer, head or position that is not there.
        package static let outOfRange = Code(storage: .outOfRange)
        /// A setting of sampling or of a run that makes no sense.
        package static let invalidSetting = Code(storage: .invalidSetting)
        /// Memory for the context could not be had.
        package static let outOfMemory = Code(storage: .outOfMemory)
    }

    package var code: Code
    /// What was being run or read, for example `control token <|x|>`.
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
