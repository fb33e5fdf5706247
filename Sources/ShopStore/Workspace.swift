import Foundation
package import Shop

/// A folder with one shop's database, journal, settings and rejects; made on first use.
package struct Workspace: Sendable {
    /// The folder's path.
    package let path: String
    /// The shop's records.
    package let repository: SQLiteShopRepository

    /// Opens the workspace in a folder, made with its parents when it is not there (readable by its owner only).
    ///
    /// Throws `storage` when the folder cannot be made or written, `unreadable` when its database is damaged or
    /// was written by a newer program.
    package init(path: String) throws(ShopError) {
        self.path = path
        try Workspace.makeDirectory(path)
        repository = try SQLiteShopRepository(path: path + "/shop.sqlite")
        // An import that was killed may have left sums that do not hold; one that runs settles them itself.
        if try repository.hasStaleSums(), let lock = try? ImportLock(path: importLockPath) {
            try lock.holding { () throws(ShopError) in try repository.settleSums() }
        }
    }

    /// The folder that is used when none is named: `$XDG_DATA_HOME/marquee/workspaces/default`.
    package static func defaultPath(
        named name: String = "default",
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) -> String {
        // The specification has a relative path ignored.
        let data = environment["XDG_DATA_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
        let home = environment["HOME"] ?? NSHomeDirectory()
        return (data ?? home + "/.local/share") + "/marquee/workspaces/" + name
    }

    /// The file that is locked while an import runs.
    var importLockPath: String { path + "/" + ImportLock.fileName }
    /// The folder of the files with refused records.
    var rejectsPath: String { path + "/rejects" }

    /// Makes a folder and its parents; the folder itself is its owner's only.
    static func makeDirectory(_ path: String) throws(ShopError) {
        do {
            try FileManager.default.createDirectory(
                atPath: path,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
        } catch {
            throw ShopError(
                code: .storage,
                subject: "workspace \(path)",
                cause: "The folder cannot be made: \(error.localizedDescription)",
                advice: "Check its permissions, or choose another with --workspace DIR."
            )
        }
    }
}
