import Foundation

/// A file that is written aside, in the folder where it belongs, and takes its place in one step when it is whole.
///
/// Whatever happens before `finish`, nothing changes under the final name, and what was written aside is removed; what a
/// killed process left is removed by the next one that writes to the folder.
package final class FileReplacement {
    private let path: String
    private let folder: String
    private let aside: String
    private let mayReplace: Bool
    private var descriptor: Int32

    /// Opens a file aside of `path`, whose folder must be there.
    ///
    /// - Throws: `FileWritingError` of code `exists` where something has that name and must not be replaced, or is no file.
    package init(at path: String, replacing mayReplace: Bool = true) throws(FileWritingError) {
        self.path = path
        self.mayReplace = mayReplace
        let parent = (path as NSString).deletingLastPathComponent
        folder = parent.isEmpty ? "." : parent
        try Self.check(path, mayReplace: mayReplace)
        Self.removeAbandoned(in: folder)
        aside = "\(folder)/\(Self.prefix)\(getpid())-\(UInt32.random(in: 0 ... .max))"
        descriptor = open(aside, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw FileWritingError(path, errno) }
    }

    deinit {
        if descriptor < 0 { return }
        close(descriptor)
        unlink(aside)
    }

    /// Appends bytes.
    package func write(_ bytes: UnsafeRawBufferPointer) throws(FileWritingError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let piece = UnsafeRawBufferPointer(rebasing: rest)
            let count = Foundation.write(descriptor, piece.baseAddress, piece.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw FileWritingError(path, errno) }
            rest = rest.dropFirst(count)
        }
    }

    /// Brings all of it to the disk and puts it in place; call it once, last.
    package func finish() throws(FileWritingError) {
        guard fsync(descriptor) == 0 else { throw FileWritingError(path, errno) }
        try Self.check(path, mayReplace: mayReplace)
        guard rename(aside, path) == 0 else { throw FileWritingError(path, errno) }
        let isClosed = close(descriptor) == 0
        descriptor = -1
        guard isClosed else { throw FileWritingError(path, errno) }
        try Self.synchronize(folder: folder)
    }

    private static let prefix = ".marquee-writing-"

    private static func check(_ path: String, mayReplace: Bool) throws(FileWritingError) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return }
        let isFile = status.st_mode & S_IFMT == S_IFREG
        if isFile, mayReplace { return }
        throw FileWritingError(
            code: .exists,
            subject: path,
            cause: isFile ? "A file of that name is there." : "Something that is no file is there.",
            advice: "Give another path."
        )
    }

    /// A name is on the disk when its folder is.
    private static func synchronize(folder: String) throws(FileWritingError) {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileWritingError(folder, errno) }
        defer { close(descriptor) }
        // Some file systems have nothing to do for a folder and say so by this error.
        guard fsync(descriptor) == 0 || errno == EINVAL else {
            throw FileWritingError(folder, errno)
        }
    }

    private static func removeAbandoned(in folder: String) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        for name in names where name.hasPrefix(prefix) {
            let owner = name.dropFirst(prefix.utf8.count).prefix { $0 != "-" }
            guard let owner = pid_t(owner), owner > 0, kill(owner, 0) != 0, errno == ESRCH else {
                continue
            }
            unlink(folder + "/" + name)
        }
    }
}
