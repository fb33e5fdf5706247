import Copywriting
import Foundation
import Shop
import Training
import Transformer

extension Fault {
    /// What a person is told of an error of any module; the one place where errors become words on a screen.
    ///
    /// Subjects and causes may quote records, so what a terminal would obey is taken out.
    package init(_ error: any Error) {
        let said: (title: String, cause: String, advice: String) =
            switch error {
            case let fault as Fault: (fault.title, fault.cause, fault.advice)
            case let error as ShopError: (error.subject, error.cause, error.advice)
            case let error as CopyError: (error.subject, error.cause, error.advice)
            case let error as ReviewError: (error.subject, error.cause, error.advice)
            case let error as ExportError: (error.subject, error.cause, error.advice)
            case let error as EngineError: (error.subject, error.cause, error.advice)
            case let error as ModelError: (error.subject, error.cause, error.advice)
            case let error as FileWritingError: (error.subject, error.cause, error.advice)
            case let error as TrainingError: (error.subject, error.cause, error.advice)
            case let error as GGUFError:
                ("The model file cannot be used", Self.cause(of: error), error.advice)
            default:
                (
                    "This did not work", error.localizedDescription,
                    "Try again; `marquee doctor` says what this machine has."
                )
            }
        self.init(
            title: TextSanitizer.clean(Self.capitalised(said.title)),
            cause: TextSanitizer.clean(said.cause),
            advice: TextSanitizer.clean(said.advice),
            fields: (error as? Fault)?.fields.mapValues(TextSanitizer.clean) ?? [:]
        )
    }

    private static func cause(of error: GGUFError) -> String {
        let place = error.offset.map { " at byte \($0)" } ?? ""
        return "\(error.subject)\(place): \(error.cause)"
    }

    /// A subject as a title: a word at the start is written large, the name of a file or an id is not.
    private static func capitalised(_ text: String) -> String {
        let first = text.prefix { !$0.isWhitespace }
        guard first.allSatisfy(\.isLetter) else { return text }
        return text.prefix(1).uppercased() + text.dropFirst()
    }
}
