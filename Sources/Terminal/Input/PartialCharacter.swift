/// The bytes of a character of UTF-8 that is not complete yet.
struct PartialCharacter: Sendable {
    private var value: UInt32 = 0
    private var missing = 0
    private var least: UInt32 = 0

    var isPartial: Bool { missing > 0 }

    /// Takes a byte from 0x80 on: what a broken character before it is shown as, and the character that it completes.
    mutating func take(_ byte: UInt8) -> (broken: Character?, whole: Unicode.Scalar?) {
        if byte & 0xC0 == 0x80 {
            guard missing > 0 else { return ("\u{FFFD}", nil) }
            value = value << 6 | UInt32(byte & 0x3F)
            missing -= 1
            if missing > 0 { return (nil, nil) }
            guard value >= least, let scalar = Unicode.Scalar(value) else {
                return ("\u{FFFD}", nil)
            }
            return (nil, scalar)
        }
        let broken = finish()
        switch byte {
        case 0xC2...0xDF: begin(byte & 0x1F, missing: 1, least: 0x80)
        case 0xE0...0xEF: begin(byte & 0x0F, missing: 2, least: 0x800)
        case 0xF0...0xF4: begin(byte & 0x07, missing: 3, least: 0x10000)
        default: return ("\u{FFFD}", nil)
        }
        return (broken, nil)
    }

    /// Gives up on a character that is not complete.
    mutating func finish() -> Character? {
        guard missing > 0 else { return nil }
        missing = 0
        return "\u{FFFD}"
    }

    private mutating func begin(_ bits: UInt8, missing: Int, least: UInt32) {
        value = UInt32(bits)
        self.missing = missing
        self.least = least
    }
}
