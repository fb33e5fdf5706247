import Foundation
import Testing

/// The built program, run in a data folder of its own.
final class CommandLine {
    /// What a run left.
    struct Result {
        var status: Int32
        var output: String
        var error: String

        /// Standard output as one JSON value.
        func json() throws -> Any {
            try JSONSerialization.jsonObject(
                with: Data(output.utf8),
                options: .fragmentsAllowed
            )
        }

        /// Standard output as a JSON value a line.
        func jsonLines() throws -> [[String: Any]] {
            try output.split(separator: "\n").map { line in
                let value = try JSONSerialization.jsonObject(with: Data(line.utf8))
                return try #require(value as? [String: Any])
            }
        }
    }

    let folder: URL
    var environment: [String: String]

    init() throws {
        folder = FileManager.default.temporaryDirectory
            .appending(path: "marquee-" + UUID().uuidString, directoryHint: .isDirectory)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        environment = ProcessInfo.processInfo.environment
        environment["MARQUEE_MODEL"] = Self.modelPath(environment)
        environment["XDG_DATA_HOME"] = folder.path
        environment["XDG_CONFIG_HOME"] = folder.path + "/config"
        environment["XDG_CACHE_HOME"] = folder.path + "/cache"
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    /// The program lies beside the tests' resources.
    static var program: URL {
        Bundle.module.bundleURL.deletingLastPathComponent().appending(path: "marquee")
    }

    /// A file of this target's fixtures.
    static func fixture(_ name: String) throws -> URL {
        try #require(
            Bundle.module.url(forResource: name, withExtension: nil, subdirectory: "Fixtures")
        )
    }

    /// A path in the data folder.
    func path(_ name: String) -> String { folder.appending(path: name).path }

    /// Writes a file into the data folder and gives its path.
    func write(_ text: String, to name: String) throws -> String {
        try text.write(toFile: path(name), atomically: true, encoding: .utf8)
        return path(name)
    }

    /// Runs the program to its end.
    func run(_ arguments: String...) throws -> Result {
        try run(arguments)
    }

    func run(_ arguments: [String]) throws -> Result {
        let process = Process()
        process.executableURL = Self.program
        process.arguments = arguments
        process.environment = environment
        process.standardInput = FileHandle.nullDevice
        // Files rather than pipes: neither can fill up while the other is read.
        let output = folder.appending(path: UUID().uuidString)
        let error = folder.appending(path: UUID().uuidString)
        for file in [output, error] {
            _ = FileManager.default.createFile(atPath: file.path, contents: nil)
        }
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: error)
        try process.run()
        process.waitUntilExit()
        return Result(
            status: process.terminationReason == .exit ? process.terminationStatus : -1,
            output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
            error: String(decoding: try Data(contentsOf: error), as: UTF8.self)
        )
    }

    private static func modelPath(_ environment: [String: String]) -> String {
        let data =
            environment["XDG_DATA_HOME"].flatMap { $0.isEmpty ? nil : $0 }
            ?? NSHomeDirectory() + "/.local/share"
        return environment["MARQUEE_MODEL"]
            ?? data + "/marquee/models/SmolLM2-135M-Instruct.Q4_1.gguf"
    }
}
