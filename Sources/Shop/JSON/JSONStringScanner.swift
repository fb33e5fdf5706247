/// Finds the end of a JSON string and checks its bytes on the way.
struct JSONStringScanner {
    /// What was found.
    enum Outcome {
        /// `index` stands behind the closing quote.
        case closed
        /// The bytes end before the string does.
        case open
        /// `index` stands on what cannot be there.
        case refused(JSONFault.Kind)
    }

    let bytes: UnsafeRawBufferPointer
    var index: Int
    private(set) var hasEscapes = false

    init(bytes: UnsafeRawBufferPointer, index: Int) {
        self.bytes = bytes
        self.index = index
    }

    mutating func scan() -> Outcome {
        while true {
            skipPlain()
            guard index < bytes.count else { return .open }
            let byte = bytes[index]
            switch byte {
            case UInt8(ascii: "\""):
                index += 1
                return .closed
            case UInt8(ascii: "\\"):
                if let outcome = escape() { return outcome }
            case 0..<0x20: return .refused(.controlCharacter)
            case 0x80...:
                switch UTF8Validation.sequenceLength(bytes, at: index) {
                case .length(let length): index += length
                case .truncated: return .open
                case .invalid: return .refused(.invalidUTF8)
                }
            default: index += 1
            }
        }
    }

    /// Skips what is neither quote, backslash, control character nor beyond ASCII, eight bytes at a time.
    private mutating func skipPlain() {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let tops: UInt64 = 0x8080_8080_8080_8080
        while index + 8 <= bytes.count {
            let word = UInt64(
                littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            )
            let quote = word ^ (ones &* 0x22)
            let slash = word ^ (ones &* 0x5C)
            // A byte below 1 (or below 0x20) borrows into its top bit; the lowest mark is always exact.
            let marks =
                ((quote &- ones) & ~quote) | ((slash &- ones) & ~slash)
                | ((word &- ones &* 0x20) & ~word) | word
            let found = marks & tops
            guard found == 0 else {
                index += found.trailingZeroBitCount / 8
                return
            }
            index += 8
        }
    }

    /// Passes the escape at `index`; gives an outcome where it cannot.
    private mutating func escape() -> Outcome? {
        hasEscapes = true
        guard index + 1 < bytes.count else { return .open }
        switch bytes[index + 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
            UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            index += 2
        case UInt8(ascii: "u"):
            for place in (index + 2)..<(index + 6) {
                guard place < bytes.count else { return .open }
                guard Self.hexValue(bytes[place]) != nil else { return .refused(.invalidEscape) }
            }
            index += 6
        default: return .refused(.invalidEscape)
        }
        return nil
    }

    static func hexValue(_ byte: UInt8) -> UInt32? {
        switch byte {
        case 48...57: UInt32(byte - 48)
        case 65...70: UInt32(byte - 55)
        case 97...102: UInt32(byte - 87)
        default: nil
        }
    }

    /// Appends a checked string with its escapes resolved; half a surrogate pair becomes U+FFFD.
    static func unescape(_ bytes: UnsafeRawBufferPointer, into text: inout [UInt8]) {
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            guard byte == UInt8(ascii: "\\"), index + 1 < bytes.count else {
                text.append(byte)
                index += 1
                continue
            }
            index += 2
            switch bytes[index - 1] {
            case UInt8(ascii: "b"): text.append(0x08)
            case UInt8(ascii: "f"): text.append(0x0C)
            case UInt8(ascii: "n"): text.append(0x0A)
            case UInt8(ascii: "r"): text.append(0x0D)
            case UInt8(ascii: "t"): text.append(0x09)
            case UInt8(ascii: "u"):
                var unit = codeUnit(bytes, at: index)
                index += 4
                if 0xD800..<0xDC00 ~= unit, index + 6 <= bytes.count,
                    bytes[index] == UInt8(ascii: "\\"), bytes[index + 1] == UInt8(ascii: "u")
                {
                    let low = codeUnit(bytes, at: index + 2)
                    if 0xDC00..<0xE000 ~= low {
                        unit = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
                        index += 6
                    }
                }
                let scalar = Unicode.Scalar(unit) ?? "\u{FFFD}"
                text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            case let plain: text.append(plain)
            }
        }
    }

    private static func codeUnit(_ bytes: UnsafeRawBufferPointer, at index: Int) -> UInt32 {
        guard index + 4 <= bytes.count else { return 0xFFFD }
        return bytes[index..<index + 4].reduce(0) { $0 << 4 | (hexValue($1) ?? 0) }
    }
}
