import Foundation
import Shop

/// A file that is read from its start to its end, or standard input where its path is `-`.
struct InputFile: ~Copyable {
    /// The path as the user gave it.
    let path: String
    private let descriptor: Int32

    init(path: String) throws(ShopError) {
        self.path = path
        guard path != "-" else {
            descriptor = FileHandle.standardInput.fileDescriptor
            return
        }
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw InputFile.fault(path, errno) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            let code = errno
            close(descriptor)
            throw InputFile.fault(path, code)
        }
        guard status.st_mode & S_IFMT != S_IFDIR else {
            close(descriptor)
            throw InputFile.fault(path, EISDIR)
        }
    }

    deinit {
        if path != "-" { close(descriptor) }
    }

    /// The name that messages use.
    var name: String { InputFile.name(path) }

    static func name(_ path: String) -> String {
        path == "-" ? "standard input" : TextSanitizer.clean(path)
    }

    /// The bytes of a file, nil where only reading to the end would tell.
    static func size(ofFileAt path: String) -> Int? {
        var status = stat()
        guard path != "-", stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            return nil
        }
        return Int(status.st_size)
    }

    /// Reads some bytes; 0 at the end.
    func read(into room: UnsafeMutableRawBufferPointer) throws(ShopError) -> Int {
        while true {
            let count = Foundation.read(descriptor, room.baseAddress, room.count)
            if count >= 0 { return count }
            guard errno == EINTR else { throw InputFile.fault(path, errno) }
        }
    }

    private static func fault(_ path: String, _ code: Int32) -> ShopError {
        let cause: String =
            switch code {
            case ENOENT: "There is no such file."
            case EACCES, EPERM: "The file may not be read by you."
            case EISDIR: "It is a folder."
            default: "It cannot be read: \(String(cString: strerror(code)))."
            }
        return ShopError(
            code: .unreadable,
            subject: name(path),
            cause: cause,
            advice: "Give the path of a JSON, JSONL or CSV file, or - for standard input."
        )
    }
}
