import Foundation
import Studio
import Terminal

/// The themes of this machine, and the one in use.
struct ConsoleThemes {
    private let library: ThemeLibrary
    private let depth: ColorDepth
    private let folder: String
    /// The name of the theme in use.
    private(set) var name: String
    private(set) var look: Look
    /// What is wrong with the theme's file.
    private(set) var fault: Fault?

    /// The names of all themes.
    var names: [String] { library.names }

    /// The theme that was chosen last, or the program's own.
    init(environment: [String: String], depth: ColorDepth) {
        library = ThemeLibrary(
            folders: ThemeFolders.all(environment: environment).map { URL(filePath: $0) }
        )
        self.depth = depth
        folder = ConsolePreferences.folder(environment: environment)
        let kept = ConsolePreferences.read(from: folder).theme
        let wanted = [kept, "marquee-dark"].compactMap { $0 }
        let names = library.names
        let name = wanted.first { names.contains($0) } ?? names[0]
        self.name = name
        let loaded = library.theme(named: name)
        look = Look(loaded.theme, depth: depth)
        fault = Self.fault(of: name, loaded.problems)
    }

    /// Takes another theme into use and keeps the choice; throws where it cannot be kept.
    mutating func select(_ name: String) throws {
        let loaded = library.theme(named: name)
        self.name = name
        look = Look(loaded.theme, depth: depth)
        fault = Self.fault(of: name, loaded.problems)
        var preferences = ConsolePreferences.read(from: folder)
        preferences.theme = name
        try preferences.write(to: folder)
    }

    private static func fault(of name: String, _ problems: [ThemeError]) -> Fault? {
        guard let first = problems.first else { return nil }
        let more = problems.count > 1 ? " (and \(problems.count - 1) more)" : ""
        return Fault(
            title: "Theme \(name): \(first.subject)",
            cause: first.cause + more,
            advice: first.advice
        )
    }
}
