/// Text from bytes that arrive in pieces: a character that is cut is held until it is complete.
///
/// What can be no part of UTF-8 becomes U+FFFD, one for each maximal part, as Unicode recommends.
package struct UTF8StreamDecoder: Sendable {
    /// The start of a character, at most three bytes.
    private var pending: [UInt8] = []

    package init() {}

    /// The text that is complete with these bytes.
    package mutating func append(_ bytes: some Sequence<UInt8>) -> String {
        pending.append(contentsOf: bytes)
        let complete = pending.count - Self.unfinished(pending)
        defer { pending.removeFirst(complete) }
        return String(decoding: pending[..<complete], as: UTF8.self)
    }

    /// What is left when no more bytes come: U+FFFD for a character that was cut.
    package mutating func finish() -> String {
        defer { pending = [] }
        return String(decoding: pending, as: UTF8.self)
    }

    /// The number of bytes at the end that begin a character which is not complete.
    private static func unfinished(_ bytes: [UInt8]) -> Int {
        for length in 1...3 where length <= bytes.count {
            let first = bytes[bytes.count - length]
            if first & 0xc0 == 0x80 { continue }
            let second = length > 1 ? bytes[bytes.count - length + 1] : nil
            return length < needed(first, second) ? length : 0
        }
        return 0
    }

    /// The length of a character that begins with these bytes; 1 where none does (Unicode, table 3-7).
    private static func needed(_ first: UInt8, _ second: UInt8?) -> Int {
        let (length, allowed): (Int, ClosedRange<UInt8>) =
            switch first {
            case 0xc2...0xdf: (2, 0x80...0xbf)
            case 0xe0: (3, 0xa0...0xbf)
            case 0xed: (3, 0x80...0x9f)
            case 0xe1...0xef: (3, 0x80...0xbf)
            case 0xf0: (4, 0x90...0xbf)
            case 0xf1...0xf3: (4, 0x80...0xbf)
            case 0xf4: (4, 0x80...0x8f)
            default: (1, 0x80...0xbf)
            }
        guard let second else { return length }
        return allowed.contains(second) ? length : 1
    }
}
