/// How a file writes the bytes of its tokens.
enum TokenSpelling {
    /// In GPT-2's alphabet of bytes.
    case byteLevel
    /// As they are but for spaces, which are U+2581, and single bytes, which are `<0xNN>` (SentencePiece, Kudo and Richardson, 2018).
    case sentencePiece

    /// Whether tokens of a kind are found by their bytes when a text is cut.
    func isPiece(_ kind: Vocabulary.Kind) -> Bool {
        switch self {
        case .byteLevel: kind.isText
        // A byte or a user-defined token may have the bytes of a piece, and is not merged into.
        case .sentencePiece: kind == .normal
        }
    }

    /// Appends what a token stands for; false where its name can be none of its kind.
    func append(
        _ name: UnsafeRawBufferPointer,
        _ kind: Vocabulary.Kind,
        to bytes: inout [UInt8]
    ) -> Bool {
        switch (self, kind) {
        case (.byteLevel, .normal), (.byteLevel, .byte):
            if !ByteAlphabet.decode(name, into: &bytes) { bytes.append(contentsOf: name) }
        case (.sentencePiece, .normal):
            Self.appendReplacingSpaces(name, to: &bytes)
        case (.sentencePiece, .byte):
            guard let byte = Self.byte(name) else { return false }
            bytes.append(byte)
        default:
            bytes.append(contentsOf: name)
        }
        return true
    }

    /// U+2581 in UTF-8.
    static let space: [UInt8] = [0xe2, 0x96, 0x81]

    private static func appendReplacingSpaces(
        _ name: UnsafeRawBufferPointer,
        to bytes: inout [UInt8]
    ) {
        var index = 0
        while index < name.count {
            let isSpace = name[index] == space[0] && name[index...].starts(with: space)
            bytes.append(isSpace ? 0x20 : name[index])
            index += isSpace ? space.count : 1
        }
    }

    /// The byte that `<0xNN>` writes.
    private static func byte(_ name: UnsafeRawBufferPointer) -> UInt8? {
        guard name.count == 6, name.starts(with: "<0x".utf8), name[5] == UInt8(ascii: ">") else {
            return nil
        }
        let digits = name[3..<5]
        guard digits.allSatisfy({ Unicode.Scalar($0).properties.isASCIIHexDigit }) else {
            return nil
        }
        return UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
    }
}
