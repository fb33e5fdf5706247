import Foundation
import Transformer

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

extension TrainingError {
    /// What went wrong while something was written or a model was opened.
    init(_ error: any Error, subject: String) {
        switch error {
        case let error as TrainingError: self = error
        case let error as FileWritingError:
            self.init(
                code: .unwritable,
                subject: error.subject,
                cause: error.cause,
                advice: error.advice + " What was saved before stays; go on with --resume."
            )
        case let error as GGUFError:
            self.init(
                code: .wrongModel,
                subject: error.subject,
                cause: error.cause,
                advice: error.advice
            )
        case let error as EngineError:
            self.init(
                code: .outOfMemory,
                subject: error.subject,
                cause: error.cause,
                advice: error.advice
            )
        default:
            self.init(
                code: .unwritable,
                subject: subject,
                cause: error.localizedDescription,
                advice: "Check that the folder may be written to; go on with --resume."
            )
        }
    }
}
