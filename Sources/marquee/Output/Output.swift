import Foundation
import Shop
import Studio

/// What commands write: standard output for results, standard error for people.
enum Output {
    /// Writes a text to standard output as it is.
    static func write(_ text: String) throws(Fault) {
        try write(Array(text.utf8))
    }

    /// Writes a line to standard output.
    static func line(_ text: String) throws(Fault) {
        try write(text + "\n")
    }

    /// Writes a text to standard error.
    static func error(_ text: String) {
        _ = put(Array(text.utf8), to: STDERR_FILENO)
    }

    /// Writes a value to standard output as one line of JSON.
    static func json(_ value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        try line(String(decoding: try encoder.encode(value), as: UTF8.self))
    }

    /// Text of records as a terminal may show it: on one line, without what could steer the terminal.
    static func plain(_ text: String) -> String {
        var clean = ""
        for scalar in TextSanitizer.clean(text).unicodeScalars {
            clean.unicodeScalars.append(scalar.properties.isWhitespace ? " " : scalar)
        }
        return clean
    }

    /// Text of several lines as a terminal may show it.
    static func plainLines(_ text: String) -> String {
        text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .map { plain(String($0)) }
            .joined(separator: "\n")
    }

    /// Whether people read standard error.
    static var isErrorTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// Writes bytes to standard output; throws where they cannot be written, as on a full disk.
    static func write(_ bytes: [UInt8]) throws(Fault) {
        guard let code = put(bytes, to: STDOUT_FILENO) else { return }
        throw Fault(
            title: "Standard output cannot be written",
            cause: String(cString: strerror(code)),
            advice: "Send it somewhere else, or free some space."
        )
    }

    /// Writes all bytes; gives the error's number where that fails.
    private static func put(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
        bytes.withUnsafeBytes { buffer in
            var rest = buffer[...]
            while !rest.isEmpty {
                let piece = UnsafeRawBufferPointer(rebasing: rest)
                let count = Foundation.write(descriptor, piece.baseAddress, piece.count)
                if count < 0 {
                    if errno == EINTR { continue }
                    return errno
                }
                rest = rest.dropFirst(count)
            }
            return nil
        }
    }
}
