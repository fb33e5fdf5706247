import Foundation

/// A folder of its own for a test, removed when the test lets go of it.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "studio-tests-" + UUID().uuidString
        try FileManager.default.createDirectory(
            atPath: path,
            withIntermediateDirectories: true
        )
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// The path of a file in the folder, written first where a text is given.
    func file(_ name: String, _ text: String? = nil) throws -> String {
        let file = path + "/" + name
        if let text { try text.write(toFile: file, atomically: true, encoding: .utf8) }
        return file
    }

    /// The names in a folder below, hidden ones too.
    func names(in folder: String = "") -> [String] {
        let names = try? FileManager.default.contentsOfDirectory(atPath: path + "/" + folder)
        return names?.sorted() ?? []
    }

    /// The stand-in for Python, in this folder.
    ///
    /// A link to the fixture: what is written anew cannot be run while another thread's child still holds it open.
    func python() throws -> String {
        let path = path + "/python3"
        if !FileManager.default.fileExists(atPath: path) {
            let fixture = Bundle.module.bundlePath + "/Fixtures/python3"
            try FileManager.default.createSymbolicLink(
                atPath: path,
                withDestinationPath: fixture
            )
        }
        return path
    }
}
