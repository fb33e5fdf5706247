import ArgumentParser
import Shop
import Studio

/// Erases a user.
struct ForgetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forget",
        abstract: "Erase a user: behaviors, personal data, and the id on suggestions.",
        discussion: "What is erased cannot be brought back; it is asked for again with --yes."
    )

    @Argument(help: "The user's id.")
    var user: String
    @Flag(help: "Erase without asking again.")
    var yes = false
    @OptionGroup
    var workspace: WorkspaceOptions
    @OptionGroup
    var output: OutputOptions

    /// What was done.
    private struct Result: Encodable {
        let forgotten: String
    }

    func validate() throws {
        guard yes else {
            throw ValidationError("This cannot be undone; say --yes to erase \(user).")
        }
    }

    func run() throws {
        try Failure.reported {
            try workspace.desk().forget(user)
            if output.json { return try Output.json(Result(forgotten: user)) }
            try Output.line("\(Output.plain(user)) is erased.")
        }
    }
}
