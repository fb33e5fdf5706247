/// What is taken out of every text at import: control characters and marks that turn the writing direction.
///
/// No title needs them, and a terminal or a bidirectional layout would obey them. Line breaks and tabs become
/// spaces. Everything else is kept, also what a language model would read as a special token.
package enum TextSanitizer {
    /// Whether a text holds something that `clean` would replace.
    package static func needsCleaning(_ text: String) -> Bool {
        text.unicodeScalars.contains(where: isRefused)
    }

    /// The text with every refused character replaced by a space.
    package static func clean(_ text: String) -> String {
        guard needsCleaning(text) else { return text }
        var cleaned = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { cleaned.append(isRefused(scalar) ? " " : scalar) }
        return String(cleaned)
    }

    /// Control characters, direction overrides and isolates, line separators, the byte order mark.
    package static func isRefused(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0...0x1F, 0x7F...0x9F: true
        case 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }
}
