import Foundation

/// The checkout that these tests were built from.
enum Checkout {
    static let root = URL(filePath: #filePath)
        .resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// A source file with its text.
    struct File: CustomStringConvertible, Sendable {
        /// The path below the checkout.
        let path: String
        let text: String

        var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
        /// The target it belongs to: the folder below Sources or Tests.
        var target: String { String(path.split(separator: "/").dropFirst().first ?? "") }
        var description: String { path }
    }

    /// Every file below `folder` with one of these endings, in order of path.
    static func files(in folder: String, endings: Set<String>) -> [File] {
        let base = root.appending(path: folder)
        guard let walk = FileManager.default.enumerator(atPath: base.path) else { return [] }
        var found: [File] = []
        for case let name as String in walk
        where endings.contains((name as NSString).pathExtension) {
            let url = base.appending(path: name)
            guard let text = try? String(contentsOf: url, encoding: .utf8) else { continue }
            found.append(File(path: folder + "/" + name, text: text))
        }
        return found.sorted { $0.path < $1.path }
    }

    static let swiftSources = files(in: "Sources", endings: ["swift"])
    static let cSources = files(in: "Sources", endings: ["c", "h"])
    static let swiftTests = files(in: "Tests", endings: ["swift"])
}
