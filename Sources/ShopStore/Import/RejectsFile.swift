import Foundation
import Shop

/// The file that keeps refused records with where and why, a JSON object a line; made with the first of them.
struct RejectsFile: ~Copyable {
    private let folder: String
    private var descriptor: Int32 = -1
    private var buffer: [UInt8] = []
    /// The file's path, nil while nothing was refused.
    private(set) var path: String?

    init(folder: String) {
        self.folder = folder
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// A refused record.
    struct Reject {
        var file: String
        var place: RecordPlace
        var reason: String
        /// The record's fields as JSON.
        var record: String

        /// Where and why, as a person reads it.
        var sentence: String {
            var place = "\(file), line \(place.line)"
            if let list = self.place.list, let index = self.place.index {
                place += " (\(list)[\(index)])"
            }
            return "\(place): \(reason)."
        }

        fileprivate var line: String {
            var members = [
                "\"file\":\(JSONWriting.quoted(file))", "\"line\":\(place.line)",
            ]
            if let list = place.list { members.append("\"list\":\(JSONWriting.quoted(list))") }
            if let index = place.index { members.append("\"index\":\(index)") }
            members.append("\"reason\":\(JSONWriting.quoted(reason))")
            members.append("\"record\":\(record)")
            return "{\(members.joined(separator: ","))}\n"
        }
    }

    mutating func append(_ reject: Reject) throws(ShopError) {
        buffer.append(contentsOf: reject.line.utf8)
        if descriptor < 0 { try make() }
        if buffer.count >= 1 << 16 { try flush() }
    }

    /// Writes what is still in memory.
    mutating func flush() throws(ShopError) {
        var start = 0
        while start < buffer.count {
            let count = buffer.withUnsafeBytes { bytes in
                Foundation.write(
                    descriptor,
                    bytes.baseAddress.map { $0 + start },
                    bytes.count - start
                )
            }
            guard count > 0 || errno == EINTR else { throw fault(errno) }
            start += max(count, 0)
        }
        buffer.removeAll(keepingCapacity: true)
    }

    /// Makes the file under the first number that is free.
    private mutating func make() throws(ShopError) {
        try Workspace.makeDirectory(folder)
        for number in 1... {
            let digits = String(number)
            let zeros = String(repeating: "0", count: max(0, 4 - digits.count))
            let path = "\(folder)/import-\(zeros)\(digits).jsonl"
            descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
            if descriptor >= 0 {
                self.path = path
                return
            }
            guard errno == EEXIST else { throw fault(errno) }
        }
    }

    private func fault(_ code: Int32) -> ShopError {
        let isFull = code == ENOSPC || code == EDQUOT
        return ShopError(
            code: isFull ? .full : .storage,
            subject: folder,
            cause: isFull
                ? "The disk is full." : "It cannot be written: \(String(cString: strerror(code))).",
            advice: "Free some space or check the folder's permissions, then import the file again."
        )
    }
}
