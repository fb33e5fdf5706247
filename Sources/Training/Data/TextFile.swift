import Foundation

/// A file of text, read whole and known to be UTF-8.
struct TextFile {
    let path: String
    /// Its bytes, every line break a line feed, as Python reads a text file too.
    let bytes: [UInt8]

    /// Bytes of text that are read in all: about a day of training on a laptop for every pass over it, and a gigabyte of
    /// memory while its tokens are found.
    static let largestByteCount = 64 << 20

    /// Reads the file at `path`, of at most `limit` bytes.
    init(at path: String, limit: Int = largestByteCount) throws(TrainingError) {
        self.path = path
        bytes = Self.withLineFeeds(try Self.contents(of: path, limit: limit))
        if let place = bytes.firstIndex(of: 0) {
            throw Self.binary(path, bytes, place, "a zero byte, which no text has")
        }
        if String(validating: bytes, as: UTF8.self) == nil {
            let place = Self.firstFault(in: bytes)
            throw Self.binary(path, bytes, place, "a byte that is not UTF-8")
        }
        if Self.isBlank(bytes[...]) {
            throw TrainingError(
                code: .tooLittle,
                subject: path,
                cause: bytes.isEmpty ? "The file is empty." : "The file holds nothing but blanks.",
                advice: "Give a file with text to learn from."
            )
        }
    }

    /// Whether it holds a JSON object a line.
    var isLinesOfJSON: Bool { path.lowercased().hasSuffix(".jsonl") }

    /// Its lines without their ends, counted from 1.
    func lines() -> some Sequence<(number: Int, bytes: ArraySlice<UInt8>)> {
        bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
            .enumerated().lazy.map { ($0.offset + 1, $0.element) }
    }

    /// Whether there is nothing but spaces, tabs and line breaks.
    static func isBlank(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) }
    }

    private static func contents(of path: String, limit: Int) throws(TrainingError) -> [UInt8] {
        // Without O_NONBLOCK, opening a pipe by mistake would wait for a writer.
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw unreadable(path, errno) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw unreadable(path, errno) }
        let kind = status.st_mode & S_IFMT
        guard kind == S_IFREG else {
            throw TrainingError(
                code: .unreadable,
                subject: path,
                cause: kind == S_IFDIR ? "It is a folder." : "It is not a regular file.",
                advice: "Give the path of a file with text, or of a .jsonl file with pairs."
            )
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(min(Int(status.st_size), limit))
        var piece = [UInt8](repeating: 0, count: 1 << 20)
        while bytes.count <= limit, Int(status.st_size) <= limit {
            let count = read(descriptor, &piece, piece.count)
            if count == 0 { return bytes }
            if count > 0 {
                bytes += piece[..<count]
            } else if errno != EINTR {
                throw unreadable(path, errno)
            }
        }
        throw TrainingError(
            code: .tooLarge,
            subject: path,
            cause:
                "It has \(max(Int(status.st_size), bytes.count) >> 20) MB; training text may have "
                + "\(largestByteCount >> 20) MB in all.",
            advice: "Give a part of it, for example made with `head -c`."
        )
    }

    /// Without the mark that some editors put at the start, and with line feeds alone.
    private static func withLineFeeds(_ bytes: [UInt8]) -> [UInt8] {
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        if start == 0, !bytes.contains(0x0D) { return bytes }
        var clean: [UInt8] = []
        clean.reserveCapacity(bytes.count)
        var previous: UInt8 = 0
        for byte in bytes[start...] {
            if byte == 0x0D {
                clean.append(0x0A)
            } else if byte != 0x0A || previous != 0x0D {
                clean.append(byte)
            }
            previous = byte
        }
        return clean
    }

    /// The place of the first byte that is not UTF-8.
    private static func firstFault(in bytes: [UInt8]) -> Int {
        var parser = Unicode.UTF8.ForwardParser()
        var iterator = bytes.makeIterator()
        var place = 0
        while case .valid(let scalar) = parser.parseScalar(from: &iterator) {
            place += scalar.count
        }
        return place
    }

    private static func binary(
        _ path: String,
        _ bytes: [UInt8],
        _ place: Int,
        _ what: String
    ) -> TrainingError {
        let line = bytes[..<place].count { $0 == 0x0A } + 1
        return TrainingError(
            code: .malformed,
            subject: "\(path), line \(line)",
            cause: "At byte \(place) there is \(what).",
            advice: "Give a text file in UTF-8; `iconv -t utf-8` converts others."
        )
    }

    private static func unreadable(_ path: String, _ number: Int32) -> TrainingError {
        TrainingError(
            code: .unreadable,
            subject: path,
            cause: String(cString: strerror(number)) + ".",
            advice: number == ENOENT
                ? "Check the path." : "Check that the file may be read."
        )
    }
}
