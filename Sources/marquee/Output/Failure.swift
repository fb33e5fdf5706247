import ArgumentParser
import Foundation
import Studio

/// How a command says that its work failed: title, cause and advice on standard error, exit code 1.
enum Failure {
    /// Runs a command's work and reports what it throws.
    static func reported(_ work: () throws -> Void) throws {
        do {
            try work()
        } catch let code as ExitCode {
            throw code
        } catch let error as ValidationError {
            throw error
        } catch {
            report(Fault(error))
            throw ExitCode.failure
        }
    }

    /// Says a fault on standard error.
    static func report(_ fault: Fault) {
        var lines = ["marquee: " + fault.title]
        if !fault.cause.isEmpty { lines.append("  " + fault.cause) }
        if !fault.advice.isEmpty { lines.append("  " + fault.advice) }
        Output.error(lines.map(Output.plain).joined(separator: "\n") + "\n")
    }
}
