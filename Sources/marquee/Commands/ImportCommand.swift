import ArgumentParser
import Foundation
import ShopStore
import Studio

/// Reads a shop's records into the workspace.
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Read a shop's records from JSON, JSONL or CSV files.",
        discussion: """
            For example: marquee import shop.json

            Importing a file twice changes nothing. Records that cannot be read are kept in a file of the \
            workspace, each with its line and the reason. - reads standard input.
            """
    )

    @Argument(help: ArgumentHelp("The files to read.", valueName: "file"))
    var files: [String]
    @OptionGroup
    var workspace: WorkspaceOptions
    @OptionGroup
    var output: OutputOptions

    func run() throws {
        try Failure.reported {
            let importer = Importer(workspace: try workspace.open())
            var meter = ImportMeter(isShown: Output.isErrorTerminal && !output.json)
            let report = try importer.run(files: files) { progress in meter.show(progress) }
            meter.clear()
            if output.json {
                try Output.json(report)
            } else {
                try Output.write(Output.plainLines(report.description) + "\n")
            }
            if let failure = report.failure { throw failure }
        }
    }
}

/// The progress of an import, on one line of standard error.
private struct ImportMeter {
    let isShown: Bool
    private var lastPercent = -1

    init(isShown: Bool) { self.isShown = isShown }

    mutating func show(_ progress: ImportProgress) {
        guard isShown else { return }
        let total = max(progress.bytesTotal ?? 0, 1)
        let percent =
            progress.bytesTotal == nil
            ? progress.bytesDone >> 24 : progress.bytesDone * 100 / total
        guard percent != lastPercent else { return }
        lastPercent = percent
        let share = progress.bytesTotal == nil ? "" : "\(min(percent, 100))%, "
        Output.error("\r\(share)\(progress.records) records\u{1B}[K")
    }

    func clear() {
        if isShown, lastPercent >= 0 { Output.error("\r\u{1B}[K") }
    }
}
