/// The printable characters by which byte-level vocabularies write bytes (GPT-2, Radford and others, 2019).
///
/// Bytes that are printable in Latin-1 stand for themselves; the others, in order, for U+0100 and on.
enum ByteAlphabet {
    /// The byte of each character below U+0144; nil for what is not in the alphabet.
    static let bytes: [UInt8?] = {
        var table = [UInt8?](repeating: nil, count: 0x144)
        var next = 0x100
        for byte in 0..<256 {
            let printable =
                (0x21...0x7e).contains(byte) || (0xa1...0xac).contains(byte) || byte >= 0xae
            table[printable ? byte : next] = UInt8(byte)
            if !printable { next += 1 }
        }
        return table
    }()

    /// Appends the bytes that `text` writes; false, with `output` as it was, where a character is not in the alphabet.
    static func decode(_ text: UnsafeRawBufferPointer, into output: inout [UInt8]) -> Bool {
        let start = output.count
        return bytes.withUnsafeBufferPointer { table in
            var index = 0
            while index < text.count {
                var scalar = Int(text[index])
                index += 1
                // The alphabet's characters take one or two bytes of UTF-8.
                if scalar >= 0x80, index < text.count {
                    scalar = (scalar & 0x1f) << 6 | Int(text[index] & 0x3f)
                    let isPair = text[index - 1] & 0xe0 == 0xc0 && text[index] & 0xc0 == 0x80
                    if !isPair { scalar = table.count }
                    index += 1
                }
                guard scalar < table.count, let byte = table[scalar] else {
                    output.removeSubrange(start...)
                    return false
                }
                output.append(byte)
            }
            return true
        }
    }
}
