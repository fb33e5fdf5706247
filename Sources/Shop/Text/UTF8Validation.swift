/// Strict UTF-8 (Unicode 15, table 3-7): no overlong forms, no surrogates, nothing above U+10FFFF.
package enum UTF8Validation {
    /// What a byte beyond ASCII begins.
    enum Sequence {
        case length(Int)
        case truncated
        case invalid
    }

    static func sequenceLength(_ bytes: UnsafeRawBufferPointer, at index: Int) -> Sequence {
        let lead = bytes[index]
        let length: Int
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch lead {
        case 0xC2...0xDF: length = 2
        case 0xE0:
            length = 3
            second = 0xA0...0xBF
        case 0xED:
            length = 3
            second = 0x80...0x9F
        case 0xE1...0xEF: length = 3
        case 0xF0:
            length = 4
            second = 0x90...0xBF
        case 0xF1...0xF3: length = 4
        case 0xF4:
            length = 4
            second = 0x80...0x8F
        default: return .invalid
        }
        for place in 1..<length {
            guard index + place < bytes.count else { return .truncated }
            let allowed = place == 1 ? second : 0x80...0xBF
            guard allowed.contains(bytes[index + place]) else { return .invalid }
        }
        return .length(length)
    }

    /// Whether all bytes are UTF-8.
    package static func isValid(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var index = 0
        while index < bytes.count {
            if bytes[index] < 0x80 {
                index += 1
                continue
            }
            guard case .length(let length) = sequenceLength(bytes, at: index) else { return false }
            index += length
        }
        return true
    }
}
