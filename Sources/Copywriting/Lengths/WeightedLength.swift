import Foundation

/// The length of a post as X counts it, after version 3 of the open configuration of twitter-text.
///
/// Scalars of the ranges 0–4351, 8192–8205, 8208–8223 and 8242–8247 count one, all others two; an emoji counts two
/// however many scalars it is made of, and every link counts 23. The text is counted in its composed form.
package enum WeightedLength {
    /// What one link counts.
    static let link = 23
    /// The most a post may count.
    package static let limit = 280

    /// The weighted length of a post.
    package static func of(_ text: String) -> Int {
        let composed = text.precomposedStringWithCanonicalMapping
        let scanned = ScannedText(composed)
        let links = LinkScanner.links(in: scanned).filter { $0.kind == .link }.map(\.range)
        var length = links.count * link
        var index = 0
        for character in composed {
            let count = character.unicodeScalars.count
            defer { index += count }
            if links.contains(where: { $0.contains(index) }) { continue }
            if isEmoji(character) {
                length += 2
            } else {
                length += character.unicodeScalars.reduce(0) { $0 + weight(of: $1) }
            }
        }
        return length
    }

    private static func weight(of scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0...4_351, 8_192...8_205, 8_208...8_223, 8_242...8_247: 1
        default: 2
        }
    }

    private static func isEmoji(_ character: Character) -> Bool {
        let scalars = character.unicodeScalars
        guard let first = scalars.first else { return false }
        if first.properties.isEmojiPresentation { return true }
        return first.properties.isEmoji
            && scalars.dropFirst().contains { $0.value == 0xFE0F || $0.value == 0x20E3 }
    }
}
