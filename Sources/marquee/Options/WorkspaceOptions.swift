import ArgumentParser
import Shop
import ShopStore
import Studio

/// Which shop a command works on, and which day it takes as today.
struct WorkspaceOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The workspace folder, made when it is not there.",
            discussion: "Left out, it is the one under your data folder.",
            valueName: "dir"
        )
    )
    var workspace: String?

    @Option(
        name: .customLong("as-of"),
        help: ArgumentHelp(
            "The day that counts as today: a date such as 2025-11-28, or `today`.",
            discussion:
                "Left out, it is the workspace's setting, else the day of the newest behavior.",
            valueName: "date"
        )
    )
    var asOf: AsOfDay?

    /// The folder that is meant.
    var path: String { workspace ?? Workspace.defaultPath() }

    /// Opens the workspace.
    func open() throws -> Workspace { try Workspace(path: path) }

    /// Opens the workspace to work on.
    func desk() throws -> Desk { Desk(workspace: try open(), asOf: asOf?.day) }
}

/// A day given on the command line.
struct AsOfDay: ExpressibleByArgument {
    let day: Day

    init?(argument: String) {
        let day = argument.lowercased() == "today" ? Clock.today() : Day(argument)
        guard let day else { return nil }
        self.day = day
    }
}
