import ArgumentParser
import Console

/// Prints the manual page.
struct ManualCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "man",
        abstract: "Print the manual page (roff): marquee man > marquee.1"
    )

    func run() throws {
        try Failure.reported { try Output.write(ManualPage.text()) }
    }
}
