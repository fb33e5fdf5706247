/// A text as the checks read it: Unicode scalars, the same folded one by one, and words.
package struct ScannedText: Hashable, Sendable {
    /// A run of letters, digits and what joins them inside a word (`'`, `-`, `.` or `,` between digits).
    package struct Word: Hashable, Sendable {
        /// Where it stands, in scalars of the text.
        package var range: Range<Int>
        /// The word in lower case with plain apostrophes and hyphens.
        package var folded: String
        package var isCapitalised: Bool
        /// Whether nothing but quotes stands between it and the start of a sentence or line.
        package var startsSentence: Bool
        /// Whether only spaces stand between the word before and this one.
        package var followsDirectly: Bool
    }

    package let text: String
    /// The scalars of the text, as they are.
    package let scalars: [Unicode.Scalar]
    /// The scalars in lower case, spaces, hyphens and quotes each in their plainest form; as many as `scalars`.
    package let folded: [Unicode.Scalar]
    package let words: [Word]

    /// Scans a text.
    package init(_ text: String) {
        self.text = text
        scalars = Array(text.unicodeScalars)
        folded = scalars.map(ScannedText.fold)
        words = ScannedText.words(scalars, folded)
    }

    /// The part of the text at `range`, in scalars.
    package subscript(range: Range<Int>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[range.clamped(to: 0..<scalars.count)])
        return String(view)
    }

    /// The range of the whole text.
    package var all: Range<Int> { 0..<scalars.count }

    /// Whether a word is the first behind a full stop, a question mark, an exclamation mark or a line's beginning.
    func beginsSentence(_ word: Word) -> Bool {
        var index = word.range.lowerBound
        var hasSpace = false
        while index > 0 {
            switch folded[index - 1] {
            case " ", "\t": hasSpace = true
            case "\"", "'", "(": break
            case ".":
                // Three dots may stand inside a sentence.
                return hasSpace && (index < 2 || folded[index - 2] != ".")
            case "!", "?": return hasSpace
            case "\n", "\r":
                // A greeting goes on in the next line.
                return folded[..<index].last { !$0.properties.isWhitespace } != ","
            default: return false
            }
            index -= 1
        }
        return true
    }

    /// Where the sentence stands that holds a place.
    func sentence(around place: Int) -> Range<Int> {
        let starts = words.filter(beginsSentence).map(\.range.lowerBound)
        return (starts.last { $0 <= place } ?? 0)..<(starts.first { $0 > place } ?? all.upperBound)
    }

    /// The words before a place within its clause, which ends at any of the marks.
    func clause(before place: Int, endedBy marks: String) -> [String] {
        var clause: [String] = []
        var next = place
        for word in words.reversed() where word.range.upperBound <= place {
            let gap = folded[word.range.upperBound..<next]
            if gap.contains(where: marks.unicodeScalars.contains) { break }
            clause.append(word.folded)
            next = word.range.lowerBound
        }
        return clause.reversed()
    }

    /// A scalar in lower case; odd spaces, hyphens and quotes become the plain ones.
    package static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0x41...0x5A: return Unicode.Scalar(UInt8(scalar.value) + 32)
        case 0...0x7F: return scalar
        case 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: return " "
        case 0x2010...0x2015, 0x2212: return "-"
        case 0x2018, 0x2019, 0x201B, 0x2032, 0x02BC: return "'"
        case 0x201C...0x201F, 0x2033, 0xAB, 0xBB: return "\""
        default:
            let lower = scalar.properties.lowercaseMapping.unicodeScalars
            guard lower.count == 1, let only = lower.first else { return scalar }
            return only
        }
    }

    /// A text folded like `folded`.
    package static func fold(_ text: String) -> [Unicode.Scalar] {
        text.unicodeScalars.map(fold)
    }

    /// Letters and digits, but not the ideographs, which are written without spaces between words.
    package static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII {
            return (0x61...0x7A).contains(scalar.value | 0x20)
                || (0x30...0x39).contains(scalar.value)
        }
        let properties = scalar.properties
        guard !properties.isIdeographic else { return false }
        if properties.isAlphabetic { return !isKana(scalar) }
        switch properties.generalCategory {
        case .decimalNumber, .nonspacingMark, .spacingMark: return true
        default: return false
        }
    }

    private static func isKana(_ scalar: Unicode.Scalar) -> Bool {
        (0x3040...0x30FF).contains(scalar.value)
    }

    private static func words(
        _ scalars: [Unicode.Scalar],
        _ folded: [Unicode.Scalar]
    ) -> [Word] {
        var words: [Word] = []
        var index = 0
        var startsSentence = true
        var followsDirectly = false
        while index < scalars.count {
            guard isWordScalar(scalars[index]) else {
                switch folded[index] {
                case ".", "!", "?", ":", "\n", "\r", "•", "*", "#", "|", ";": startsSentence = true
                case " ", "\t": break
                case "\"", "'", "(", "[": break
                default:
                    // An emoji or a dash opens a new phrase.
                    if scalars[index].value > 0x2000 || folded[index] == "-" {
                        startsSentence = true
                    }
                }
                if folded[index] != " " { followsDirectly = false }
                index += 1
                continue
            }
            let start = index
            while index < scalars.count {
                if isWordScalar(scalars[index]) {
                    index += 1
                } else if index + 1 < scalars.count, isWordScalar(scalars[index + 1]),
                    joins(folded, at: index)
                {
                    index += 2
                } else {
                    break
                }
            }
            var view = String.UnicodeScalarView()
            view.append(contentsOf: folded[start..<index])
            words.append(
                Word(
                    range: start..<index,
                    folded: String(view),
                    isCapitalised: scalars[start].properties.isUppercase,
                    startsSentence: startsSentence,
                    followsDirectly: followsDirectly
                )
            )
            startsSentence = false
            followsDirectly = true
        }
        return words
    }

    /// Whether the mark at `index` stands inside a word: `don't`, `three-layer`, `1,299.00`.
    private static func joins(_ folded: [Unicode.Scalar], at index: Int) -> Bool {
        switch folded[index] {
        case "'", "-": return true
        case ".", ",":
            let before = folded[index - 1].properties.numericType != nil
            return before && folded[index + 1].properties.numericType != nil
        default: return false
        }
    }
}
