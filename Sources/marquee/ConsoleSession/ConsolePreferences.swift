import Foundation

/// What the console keeps from one start to the next, in `$XDG_CONFIG_HOME/marquee/console.json`.
struct ConsolePreferences: Codable, Hashable {
    var theme: String?

    /// The folder of the person's own settings and themes.
    static func folder(
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) -> String {
        // The specification has a relative path ignored.
        let config = environment["XDG_CONFIG_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
        let home = environment["HOME"] ?? NSHomeDirectory()
        return (config ?? home + "/.config") + "/marquee"
    }

    /// What was kept; where it cannot be read, nothing.
    static func read(from folder: String) -> ConsolePreferences {
        guard let data = FileManager.default.contents(atPath: folder + "/console.json"),
            let kept = try? JSONDecoder().decode(ConsolePreferences.self, from: data)
        else { return ConsolePreferences() }
        return kept
    }

    /// Keeps it.
    func write(to folder: String) throws {
        try FileManager.default.createDirectory(
            atPath: folder,
            withIntermediateDirectories: true
        )
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        try encoder.encode(self).write(
            to: URL(filePath: folder + "/console.json"),
            options: .atomic
        )
    }
}
