import Foundation
import Shop
import ShopStore
import Testing

/// A workspace in a folder of its own, gone with the value.
final class TemporaryWorkspace {
    let path: String
    let workspace: Workspace

    var repository: SQLiteShopRepository { workspace.repository }

    init() throws {
        path = NSTemporaryDirectory() + "marquee-tests-" + UUID().uuidString
        workspace = try Workspace(path: path + "/shop")
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// Writes a file beside the workspace and gives its path.
    func file(_ name: String, _ text: String) throws -> String {
        try file(name, bytes: Array(text.utf8))
    }

    func file(_ name: String, bytes: [UInt8]) throws -> String {
        let file = path + "/" + name
        try Data(bytes).write(to: URL(fileURLWithPath: file))
        return file
    }

    /// Imports a text as a file of that name.
    @discardableResult
    func load(
        _ text: String,
        as name: String = "shop.json",
        batchSize: Int = 1_000_000
    ) throws -> ImportReport {
        try Importer(workspace: workspace, batchSize: batchSize)
            .run(files: [try file(name, text)])
    }

    /// The lines of the report's file of rejects, as JSON.
    func rejects(_ report: ImportReport) throws -> [[String: Any]] {
        guard let file = report.rejectsFile else { return [] }
        let text = try String(contentsOfFile: file, encoding: .utf8)
        return try text.split(separator: "\n").map { line in
            let value = try JSONSerialization.jsonObject(with: Data(line.utf8))
            return try #require(value as? [String: Any])
        }
    }
}

/// The counts of a report, for comparing in one line.
struct Counts: Equatable, CustomStringConvertible {
    var stored = 0
    var replaced = 0
    var unchanged = 0
    var rejected = 0

    init(stored: Int = 0, replaced: Int = 0, unchanged: Int = 0, rejected: Int = 0) {
        self.stored = stored
        self.replaced = replaced
        self.unchanged = unchanged
        self.rejected = rejected
    }

    init(_ report: ImportReport) {
        stored = report.stored
        replaced = report.replaced
        unchanged = report.unchanged
        rejected = report.rejected
    }

    var description: String {
        "stored \(stored), replaced \(replaced), unchanged \(unchanged), rejected \(rejected)"
    }
}
