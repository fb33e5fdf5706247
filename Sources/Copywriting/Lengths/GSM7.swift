/// How many segments a text message takes, after 3GPP TS 23.038 (the GSM 7-bit default alphabet) and
/// TS 23.040 (concatenation).
///
/// A text of the GSM alphabet alone takes one segment up to 160 characters, else segments of 153; any other
/// character turns the whole message to UCS-2, with 70 and 67. The characters of the extension table take
/// two places, and a pair may not be parted between two segments.
package struct GSM7: Hashable, Sendable {
    /// How the message is sent.
    package enum Encoding: String, Hashable, Sendable {
        case gsm7 = "GSM-7"
        case ucs2 = "UCS-2"
    }

    package let encoding: Encoding
    /// Septets, or UTF-16 units in UCS-2.
    package let units: Int
    package let segments: Int

    /// Measures a text message.
    package init(_ text: String) {
        let scalars = Array(text.unicodeScalars)
        if scalars.allSatisfy({ GSM7.basic.contains($0) || GSM7.extended.contains($0) }) {
            encoding = .gsm7
            let widths = scalars.map { GSM7.extended.contains($0) ? 2 : 1 }
            units = widths.reduce(0, +)
            segments = GSM7.segments(of: widths, total: units, alone: 160, joined: 153)
        } else {
            encoding = .ucs2
            let widths = scalars.map { $0.value > 0xFFFF ? 2 : 1 }
            units = widths.reduce(0, +)
            segments = GSM7.segments(of: widths, total: units, alone: 70, joined: 67)
        }
    }

    private static func segments(of widths: [Int], total: Int, alone: Int, joined: Int) -> Int {
        guard total > alone else { return total == 0 ? 0 : 1 }
        var segments = 1
        var used = 0
        for width in widths {
            if used + width > joined {
                segments += 1
                used = 0
            }
            used += width
        }
        return segments
    }

    /// The default alphabet (TS 23.038, 6.2.1).
    private static let basic = Set(
        ("@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà").unicodeScalars
    )

    /// The extension table (TS 23.038, 6.2.1.1); each is sent after an escape.
    private static let extended = Set("\u{0C}^{}\\[~]|€".unicodeScalars)
}
