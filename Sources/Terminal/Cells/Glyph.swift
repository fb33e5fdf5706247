import Synchronization

/// What one cell shows: a scalar, or a scalar with its marks, in four bytes.
package struct Glyph: Hashable, Sendable {
    /// A scalar's value, or past the last scalar an index into the table of sequences.
    let code: UInt32

    init(code: UInt32) { self.code = code }

    package init(_ scalar: Unicode.Scalar) { code = scalar.value }

    package static let blank = Glyph(code: 0x20)
    /// The second cell of a wide glyph.
    package static let continuation = Glyph(code: 0)

    package var isContinuation: Bool { code == 0 }

    /// The text that is written to the terminal; empty for a continuation.
    package var string: String {
        if code == 0 { return "" }
        if let scalar = Unicode.Scalar(code) { return String(Character(scalar)) }
        return SequenceTable.string(at: Int(code - SequenceTable.first))
    }

    /// The scalar where the glyph is one scalar and nothing else.
    package var scalar: Unicode.Scalar? { code == 0 ? nil : Unicode.Scalar(code) }

    /// A glyph of several scalars that takes `width` cells.
    static func sequence(_ text: String, width: Int) -> Glyph {
        let index = SequenceTable.index(of: text)
        // 〓 stands for a character that cannot be set, and is two cells wide.
        guard let index else { return Glyph(code: width == 2 ? 0x3013 : 0xFFFD) }
        return Glyph(code: SequenceTable.first + UInt32(index))
    }
}

/// The sequences of scalars that were painted so far, so that a cell is a plain number.
private enum SequenceTable {
    static let first: UInt32 = 0x11_0000
    /// Hostile text can hold any number of different sequences; a shop's holds some dozens.
    static let capacity = 1 << 15

    struct Contents {
        var strings: [String] = []
        var indices: [String: Int] = [:]
    }

    static let contents = Mutex(Contents())

    static func index(of text: String) -> Int? {
        contents.withLock { contents in
            if let index = contents.indices[text] { return index }
            guard contents.strings.count < capacity else { return nil }
            contents.indices[text] = contents.strings.count
            contents.strings.append(text)
            return contents.strings.count - 1
        }
    }

    static func string(at index: Int) -> String {
        contents.withLock { $0.strings.indices.contains(index) ? $0.strings[index] : "\u{FFFD}" }
    }
}
