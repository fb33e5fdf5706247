import Crypto
import Foundation

/// The SHA-256 of a file, read in pieces.
enum FileHash {
    /// Size and hexadecimal SHA-256 of the file at `path`.
    static func sha256(of path: String) throws(ModelError) -> (byteCount: Int, hash: String) {
        // Without O_NONBLOCK, opening a pipe by mistake would wait for a writer.
        let file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard file >= 0 else {
            throw errno == ENOENT ? .missing(path) : .system(path, errno)
        }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw .system(path, errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .system(path, EISDIR) }
        var hasher = SHA256()
        var count = 0
        var piece = [UInt8](repeating: 0, count: 1 << 20)
        while true {
            let got = piece.withUnsafeMutableBytes { read(file, $0.baseAddress, $0.count) }
            if got < 0, errno == EINTR { continue }
            guard got >= 0 else { throw .system(path, errno) }
            if got == 0 { break }
            piece.withUnsafeBytes { hasher.update(bufferPointer: .init(rebasing: $0[..<got])) }
            count += got
        }
        let digits = Array("0123456789abcdef")
        let hash = hasher.finalize().flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
        return (count, String(hash))
    }
}
