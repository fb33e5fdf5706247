import Foundation

/// A folder beside the files that are made in it, so that a finished one takes its place in one step.
struct StagingFolder {
    let path: String

    /// Makes the folder, its parents too; those that dead processes left behind are removed.
    init(in parent: String, purpose: String) throws(ModelError) {
        path = "\(parent)/.\(purpose)-\(getpid())"
        let files = FileManager.default
        do {
            try files.createDirectory(atPath: parent, withIntermediateDirectories: true)
            for name in try files.contentsOfDirectory(atPath: parent)
            where name.hasPrefix(".\(purpose)-") {
                let owner = pid_t(name.dropFirst(purpose.utf8.count + 2))
                guard let owner, owner == getpid() || (kill(owner, 0) != 0 && errno == ESRCH)
                else { continue }
                try? files.removeItem(atPath: "\(parent)/\(name)")
            }
            try files.createDirectory(atPath: path, withIntermediateDirectories: false)
        } catch {
            throw .file(path, error)
        }
    }

    /// Removes the folder with everything in it.
    func remove() {
        try? FileManager.default.removeItem(atPath: path)
    }
}
