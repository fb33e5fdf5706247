import Foundation
import Terminal

/// A folder of theme files that is removed when it is let go.
final class ThemeFolder {
    let url: URL

    init(_ files: [String: String]) throws {
        url = FileManager.default.temporaryDirectory
            .appendingPathComponent("themes-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        for (name, text) in files {
            try Data(text.utf8).write(to: url.appendingPathComponent(name + ".toml"))
        }
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func load(_ name: String) -> ThemeLibrary.Loaded {
        ThemeLibrary(folders: [url]).theme(named: name)
    }

    /// The themes that come with the program.
    static var checkout: ThemeLibrary {
        var root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        for _ in 0..<4 { root.deleteLastPathComponent() }
        return ThemeLibrary(folders: [root.appendingPathComponent("themes")])
    }
}
