import Foundation

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Writes an export as a whole or not at all.
package enum ExportFile {
    /// Writes `text` to `path` through a file beside it; an existing file is replaced only with `overwrite`.
    package static func write(
        _ text: String,
        to path: String,
        overwrite: Bool
    ) throws(ExportError) {
        let folder = (path as NSString).deletingLastPathComponent
        let name = (path as NSString).lastPathComponent
        guard !name.isEmpty, !path.hasSuffix("/") else {
            throw ExportError(
                code: .unwritable,
                subject: path,
                cause: "It names no file.",
                advice: "Give a file name, for example copy.csv."
            )
        }
        // Before anything is written, and once more when the name is taken.
        if !overwrite, access(path, F_OK) == 0 { throw exists(path) }
        let part = (folder.isEmpty ? "." : folder) + "/.\(name).\(SuggestionID.random()).part"
        let file = open(part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard file >= 0 else { throw fault(path, errno) }
        var failure: Int32 = 0
        var bytes = Array(text.utf8)[...]
        while failure == 0, !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { writeBytes(file, $0.baseAddress, $0.count) }
            if count >= 0 {
                bytes = bytes.dropFirst(count)
            } else if errno != EINTR {
                failure = errno
            }
        }
        if failure == 0, fsync(file) != 0, errno != EINVAL { failure = errno }
        if close(file) != 0, failure == 0 { failure = errno }
        if failure == 0 { failure = take(part, path, overwrite) }
        guard failure == 0 else {
            unlink(part)
            throw failure == EEXIST ? exists(path) : fault(path, failure)
        }
    }

    /// Gives the finished file its name; 0 or the error number.
    private static func take(_ part: String, _ path: String, _ overwrite: Bool) -> Int32 {
        if overwrite { return rename(part, path) == 0 ? 0 : errno }
        // A hard link is refused where the name is taken, a rename is not.
        if link(part, path) == 0 {
            unlink(part)
            return 0
        }
        guard [EPERM, ENOTSUP, EOPNOTSUPP, ENOSYS, EMLINK].contains(errno) else { return errno }
        if access(path, F_OK) == 0 { return EEXIST }
        return rename(part, path) == 0 ? 0 : errno
    }

    private static func exists(_ path: String) -> ExportError {
        ExportError(
            code: .exists,
            subject: path,
            cause: "A file of that name is there already.",
            advice: "Choose another name, or allow it to be replaced (--overwrite)."
        )
    }

    private static func fault(_ path: String, _ number: Int32) -> ExportError {
        let isFull = number == ENOSPC || number == EDQUOT
        return ExportError(
            code: isFull ? .full : .unwritable,
            subject: path,
            cause: "\(String(cString: strerror(number))).",
            advice: isFull
                ? "Make room, or choose another disk; nothing was lost."
                : "Check that the folder exists and may be written to."
        )
    }
}

/// The system's `write`, outside the type whose own `write` would be taken for it.
private func writeBytes(_ file: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    write(file, bytes, count)
}
