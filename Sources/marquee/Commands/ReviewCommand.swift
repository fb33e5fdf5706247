import ArgumentParser
import Copywriting
import Foundation
import Studio

/// Reviews one suggestion.
struct ReviewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review",
        abstract: "Accept, edit or reject a suggestion, or take the last step back.",
        discussion: """
            For example:
              marquee review ID accept
              marquee review ID edit --text "New Year Sale: 10% off until January 7."
              marquee review ID reject --reason "off tone"
              marquee review ID undo

            A blocked suggestion cannot be accepted until an edit mends what blocks it.
            """
    )

    /// The steps by the names that people type.
    enum Step: String, ExpressibleByArgument, CaseIterable {
        case accept
        case edit
        case reject
        case undo
    }

    @Argument(help: "The suggestion's id.")
    var id: String
    @Argument(help: "accept, edit, reject or undo.")
    var step: Step
    @Option(help: "The new text, with `edit`.")
    var text: String?
    @Option(
        help: ArgumentHelp("A file with the new text, with `edit`; - reads it.", valueName: "path")
    )
    var textFile: String?
    @Option(help: "Why, with `reject`.")
    var reason: String?
    @OptionGroup
    var workspace: WorkspaceOptions
    @OptionGroup
    var output: OutputOptions

    func validate() throws {
        let texts = [text, textFile].compactMap { $0 }.count
        if step == .edit, texts != 1 {
            throw ValidationError("edit needs either --text TEXT or --text-file FILE.")
        }
        if step != .edit, texts > 0 {
            throw ValidationError("--text and --text-file go with edit.")
        }
        if step == .reject, reason == nil {
            throw ValidationError("reject needs --reason TEXT.")
        }
        if step != .reject, reason != nil { throw ValidationError("--reason goes with reject.") }
    }

    func run() throws {
        try Failure.reported {
            let action: ReviewAction =
                switch step {
                case .accept: .accept
                case .edit: .edit(text: try newText())
                case .reject: .reject(reason: reason ?? "")
                case .undo: .undo
                }
            let suggestion = try workspace.desk().review(id, action)
            if output.json { return try Output.json(SuggestionRecord(suggestion)) }
            try Output.line(Output.plain(suggestion.text))
            try Output.write(SuggestionText.summary(of: suggestion))
        }
    }

    /// The longest text that is read: far above every channel's limit.
    private static let largestFile = 1 << 20

    private func newText() throws -> String {
        guard let textFile else { return text ?? "" }
        func fault(_ cause: String, _ advice: String) -> Fault {
            Fault(title: "\(textFile) cannot be read", cause: cause, advice: advice)
        }
        let handle: FileHandle
        if textFile == "-" {
            handle = .standardInput
        } else {
            guard let opened = FileHandle(forReadingAtPath: textFile) else {
                throw fault("The file cannot be opened.", "Check its name and permissions.")
            }
            handle = opened
        }
        let data = try handle.read(upToCount: Self.largestFile + 1) ?? Data()
        guard data.count <= Self.largestFile else {
            throw fault("It is larger than 1 MiB.", "Give the text of one suggestion.")
        }
        guard var text = String(validating: data, as: UTF8.self) else {
            throw fault("It is not UTF-8.", "Save it as UTF-8.")
        }
        // An editor's last line break is no part of the text.
        if text.last?.isNewline == true { text.removeLast() }
        return text
    }
}
