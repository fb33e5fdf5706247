import Foundation

/// Where themes are looked for, the person's own first.
enum ThemeFolders {
    /// The config folder's, the installation's and the checkout's, as far as they are there.
    static func all(
        environment: [String: String] = ProcessInfo.processInfo.environment,
        program: String? = Bundle.main.executablePath
    ) -> [String] {
        var folders = [ConsolePreferences.folder(environment: environment) + "/themes"]
        if let program {
            let binary = URL(filePath: program).resolvingSymlinksInPath()
            let prefix = binary.deletingLastPathComponent().deletingLastPathComponent()
            folders.append(prefix.appending(path: "share/marquee/themes").path)
            folders += checkout(of: binary).map { [$0] } ?? []
        }
        return folders.filter { path in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
                && isFolder.boolValue
        }
    }

    /// The themes beside the build folder that the program runs from.
    private static func checkout(of binary: URL) -> String? {
        guard let index = binary.pathComponents.lastIndex(of: ".build") else { return nil }
        return binary.pathComponents[1..<index].reduce("") { $0 + "/" + $1 } + "/themes"
    }
}
