import Foundation

/// Where the files that come with the program lie.
enum Installation {
    /// The folders of a name beside the installed program and in the checkout that it was built in, as far as they are there.
    static func folders(
        named name: String,
        program: String? = Bundle.main.executablePath
    ) -> [String] {
        guard let program else { return [] }
        let binary = URL(filePath: program).resolvingSymlinksInPath()
        let prefix = binary.deletingLastPathComponent().deletingLastPathComponent()
        let installed = prefix.appending(path: "share/marquee/\(name)").path
        let all = [installed] + (checkout(of: binary).map { ["\($0)/\(name)"] } ?? [])
        return all.filter(isFolder)
    }

    /// Whether a folder is at `path`.
    static func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
            && isFolder.boolValue
    }

    /// The folder that holds the build folder that the program runs from.
    private static func checkout(of binary: URL) -> String? {
        guard let index = binary.pathComponents.lastIndex(of: ".build") else { return nil }
        return binary.pathComponents[1..<index].reduce("") { $0 + "/" + $1 }
    }
}
