import Foundation

/// An opened directory of the user's own, which nobody else can write to; files are opened below it, never through links.
final class Directory {
    /// A file as it lies there.
    struct Entry {
        var name: String
        var byteCount: Int
        /// The time of the last change.
        var seconds: Int
        var nanoseconds: Int
    }

    private let path: String
    private let descriptor: Int32

    /// Opens a directory; nil where it is not there, or not the user's alone.
    init?(_ path: String) {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        self.path = path
        self.descriptor = descriptor
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_uid == geteuid(),
            status.st_mode & (S_IWGRP | S_IWOTH) == 0
        else { return nil }
    }

    /// Opens a directory, and makes it where it is not there.
    convenience init?(making path: String) {
        if access(path, F_OK) != 0 {
            try? FileManager.default.createDirectory(
                atPath: path,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
        }
        self.init(path)
    }

    deinit { close(descriptor) }

    /// The names of everything in it.
    func names() -> [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    }

    /// A regular file's size and time; nil for anything else.
    func entry(_ name: String) -> Entry? {
        var status = stat()
        guard fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0,
            status.st_mode & S_IFMT == S_IFREG
        else { return nil }
        #if os(Linux)
        let time = status.st_mtim
        #else
        let time = status.st_mtimespec
        #endif
        return Entry(
            name: name,
            byteCount: Int(status.st_size),
            seconds: time.tv_sec,
            nanoseconds: Int(time.tv_nsec)
        )
    }

    /// Calls `body` with an opened regular file and its size; nil where there is none.
    func withFile<Result>(_ name: String, _ body: (Int32, Int) -> Result?) -> Result? {
        // Without O_NONBLOCK, opening a pipe would wait for a writer.
        let file = openat(descriptor, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return body(file, Int(status.st_size))
    }

    /// Writes a file aside and puts it in place at once when `body` has written all of it.
    func replace(_ name: String, _ body: (Int32) -> Bool) -> Bool {
        let aside = ".\(name)-\(UInt64.random(in: 0 ... .max))"
        let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
        let file = openat(descriptor, aside, flags, 0o600)
        guard file >= 0 else { return false }
        let isWhole = body(file)
        let isClosed = close(file) == 0
        if isWhole, isClosed, renameat(descriptor, aside, descriptor, name) == 0 { return true }
        remove(aside)
        return false
    }

    /// Whether a name is that of a file that is being written.
    static func isAside(_ name: String, suffix: String) -> Bool {
        name.hasPrefix(".") && name.contains(suffix + "-")
    }

    /// Deletes a file, or a link itself.
    func remove(_ name: String) {
        unlinkat(descriptor, name, 0)
    }
}
