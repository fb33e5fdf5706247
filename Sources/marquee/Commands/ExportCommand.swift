import ArgumentParser
import Copywriting
import Studio

/// Writes accepted copy to a file.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write accepted copy to a file.",
        discussion: "For example: marquee export --format csv --output copy.csv"
    )

    @Option(
        help: ArgumentHelp(
            "The format: " + ExportFormats.all.map(\.name).joined(separator: ", ") + ".",
            valueName: "name"
        )
    )
    var format: String
    @Option(
        name: [.customLong("output"), .short],
        help: ArgumentHelp("The file; - is standard output.", valueName: "file")
    )
    var file: String
    @Option(help: ArgumentHelp("Only copy of this channel.", valueName: "name"))
    var channel: String?
    @Flag(help: "Replace the file if it is there.")
    var overwrite = false
    @OptionGroup
    var workspace: WorkspaceOptions
    @OptionGroup
    var output: OutputOptions

    /// What was written.
    private struct Result: Encodable {
        let exported: Int
        let file: String
    }

    func validate() throws {
        guard ExportFormats.all.contains(where: { $0.name == format }) else {
            throw ValidationError(
                "--format \(format): choose one of "
                    + ExportFormats.all.map(\.name).joined(separator: ", ") + "."
            )
        }
    }

    func run() throws {
        try Failure.reported {
            if let channel { _ = try Channels.named(channel) }
            let desk = try workspace.desk()
            if file == "-" {
                let exporter = Exporter(repository: desk.repository)
                let suggestions = try exporter.accepted(channel: channel)
                return try Output.write(try ExportFormats.named(format).encode(suggestions))
            }
            let (path, count) = try desk.export(
                format: format,
                path: file,
                overwrite: overwrite,
                channel: channel
            )
            if output.json { return try Output.json(Result(exported: count, file: path)) }
            try Output.line(
                "\(count) accepted \(count == 1 ? "suggestion" : "suggestions") in "
                    + Output.plain(path)
            )
        }
    }
}
