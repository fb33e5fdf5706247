import ArgumentParser
import Foundation
import Studio

/// Says what was detected.
struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Say what was detected on this machine, and what to do about what is missing."
    )

    @Option(
        help: ArgumentHelp("Write the report to a file, to go with a question.", valueName: "file")
    )
    var bundle: String?
    @OptionGroup
    var workspace: WorkspaceOptions
    @OptionGroup
    var engine: EngineOptions
    @OptionGroup
    var output: OutputOptions

    func run() throws {
        try Failure.reported {
            let report = Diagnosis.report(
                workspacePath: workspace.path,
                modelName: engine.model,
                environment: ProcessInfo.processInfo.environment
            )
            if let bundle {
                let encoder = JSONEncoder()
                encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
                do {
                    try encoder.encode(report).write(to: URL(filePath: bundle))
                } catch {
                    throw Fault(
                        title: "\(bundle) cannot be written",
                        cause: error.localizedDescription,
                        advice: "Name a file in a folder that you may write to."
                    )
                }
                return try Output.line("The report is in \(Output.plain(bundle)).")
            }
            if output.json { return try Output.json(report) }
            for finding in report {
                try Output.line("\(finding.state.sign) \(finding.subject): \(finding.found)")
                if let advice = finding.advice { try Output.line("    " + advice) }
            }
            // What is missing is said, and is no failure of this command.
        }
    }
}
