import Foundation

/// Another program, run to its end.
enum Subprocess {
    /// How a program ended.
    struct Outcome {
        let isSuccess: Bool
        /// The last line that it wrote to standard error.
        let said: String
    }

    /// Runs a program of the path without input; throws `noPython` where it is not there.
    static func run(_ program: String, _ arguments: [String]) throws(ModelError) -> Outcome {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [program] + arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        let errors = Pipe()
        process.standardError = errors
        let output: Data
        do {
            try process.run()
            output = try errors.fileHandleForReading.readToEnd() ?? Data()
        } catch {
            throw missing(program, error.localizedDescription)
        }
        process.waitUntilExit()
        let lines = String(decoding: output, as: UTF8.self).split(whereSeparator: \.isNewline)
        let said = lines.last.map { String($0.prefix(400)) } ?? ""
        // What `env` answers where the program is not there.
        guard process.terminationStatus != 127 else { throw missing(program, said) }
        let isSuccess = process.terminationReason == .exit && process.terminationStatus == 0
        return Outcome(isSuccess: isSuccess, said: said)
    }

    private static func missing(_ program: String, _ said: String) -> ModelError {
        ModelError(
            code: .noPython,
            subject: program,
            cause: said.isEmpty ? "It is not there." : said,
            advice: "Install python3 and python3-pip, then try again."
        )
    }
}
