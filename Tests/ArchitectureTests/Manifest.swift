import Foundation

/// What Package.swift declares, as `swift package dump-package` tells it.
struct Manifest {
    struct Target {
        let name: String
        let type: String
        let dependencies: Set<String>
    }

    let targets: [Target]

    /// Evaluates the manifest in `folder`; throws when the toolchain does.
    static func read(at folder: URL) throws -> Manifest {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["swift", "package", "--ignore-lock", "dump-package"]
        process.currentDirectoryURL = folder
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        let dump = try JSONDecoder().decode(Dump.self, from: output)
        return Manifest(
            targets: dump.targets.map { target in
                Target(
                    name: target.name,
                    type: target.type,
                    dependencies: Set(target.dependencies.compactMap(\.name))
                )
            }
        )
    }

    private struct Dump: Decodable {
        let targets: [DumpTarget]
    }

    private struct DumpTarget: Decodable {
        let name: String
        let type: String
        let dependencies: [DumpDependency]
    }

    /// `{"byName": ["Name", null]}`, `{"product": ["Name", "package", …]}` or `{"target": […]}`.
    private struct DumpDependency: Decodable {
        let name: String?

        init(from decoder: any Decoder) throws {
            let keyed = try decoder.singleValueContainer().decode([String: [Element]].self)
            name = keyed.values.first?.first?.text
        }
    }

    private struct Element: Decodable {
        let text: String?

        init(from decoder: any Decoder) throws {
            text = try? decoder.singleValueContainer().decode(String.self)
        }
    }
}
