import Foundation

/// Where themes are looked for, the person's own first.
enum ThemeFolders {
    /// The config folder's, the installation's and the checkout's, as far as they are there.
    static func all(
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) -> [String] {
        let own = ConsolePreferences.folder(environment: environment) + "/themes"
        return [own].filter(Installation.isFolder) + Installation.folders(named: "themes")
    }
}
