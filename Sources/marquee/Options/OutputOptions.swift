import ArgumentParser

/// How a command prints what it found.
struct OutputOptions: ParsableArguments {
    @Flag(help: "Print JSON for scripts, and nothing else, on standard output.")
    var json = false
}

/// Which rows of a list a command prints.
struct ListOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Show rows that hold all these words.", valueName: "words"))
    var filter = ""

    @Option(help: ArgumentHelp("How many rows to print at most.", valueName: "n"))
    var limit = 50

    @Option(help: ArgumentHelp("How many rows to pass over first.", valueName: "n"))
    var offset = 0

    func validate() throws {
        guard limit >= 0, limit <= 1_000_000 else {
            throw ValidationError("--limit must lie between 0 and 1000000.")
        }
        guard offset >= 0, offset <= 1_000_000_000 else {
            throw ValidationError("--offset must be 0 or more.")
        }
    }

    /// The rows' places in the whole list.
    var range: Range<Int> { offset..<offset + limit }
}
