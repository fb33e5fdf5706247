/// Words that stand before a place in a text, from its bytes.
enum WordsBefore {
    /// Up to `count` words before a place, the nearest last; as far back as what parts them holds no byte for which `parts` says
    /// so.
    static func words(
        _ count: Int,
        in text: [UInt8],
        before place: Int,
        stoppingAt parts: (UInt8) -> Bool
    ) -> [String] {
        var words: [String] = []
        var end = place
        while words.count < count {
            while end > 0, !isWord(text, end - 1) {
                if parts(text[end - 1]) { return words.reversed() }
                end -= 1
            }
            guard end > 0 else { break }
            var start = end
            while start > 0, isWord(text, start - 1) { start -= 1 }
            words.append(folded(text[start..<end]))
            end = start
        }
        return words.reversed()
    }

    /// The word before a place, whatever parts them.
    static func nearest(in text: [UInt8], before place: Int) -> String? {
        words(1, in: text, before: place) { _ in false }.first
    }

    /// Up to three words that only single spaces part.
    static func phrase(in text: [UInt8], before place: Int) -> [String] {
        words(3, in: text, before: place) { $0 != 0x20 }
    }

    /// Up to three words of the clause.
    static func clause(in text: [UInt8], before place: Int) -> [String] {
        words(3, in: text, before: place) { ".!?;,\n".utf8.contains($0) }
    }

    /// A word in small letters with plain apostrophes and hyphens.
    static func folded(_ bytes: ArraySlice<UInt8>) -> String {
        if bytes.allSatisfy({ $0 < 0x80 }) {
            return String(
                decoding: bytes.map { (0x41...0x5A).contains($0) ? $0 + 32 : $0 },
                as: UTF8.self
            )
        }
        var view = String.UnicodeScalarView()
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            view.append(ScannedText.fold(scalar))
        }
        return String(view)
    }

    /// Letters, digits, what is not ASCII, and what joins them.
    private static func isWord(_ text: [UInt8], _ index: Int) -> Bool {
        switch text[index] {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...: return true
        case UInt8(ascii: "'"), UInt8(ascii: "-"):
            return index > 0 && index + 1 < text.count && isLetter(text[index - 1])
                && isLetter(text[index + 1])
        case UInt8(ascii: "."), UInt8(ascii: ","):
            return index > 0 && index + 1 < text.count && (0x30...0x39).contains(text[index - 1])
                && (0x30...0x39).contains(text[index + 1])
        default: return false
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...: true
        default: false
        }
    }
}
