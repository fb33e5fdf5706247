/// A text under a cursor, as characters: what the line editor and the text editor have in common.
struct EditedText: Hashable, Sendable {
    private(set) var characters: [Character]
    /// How many characters stand before the cursor.
    var cursor: Int {
        didSet { cursor = min(max(0, cursor), characters.count) }
    }

    /// A text with the cursor at its end.
    init(_ text: String) {
        characters = Array(text)
        cursor = characters.count
    }

    var text: String { String(characters) }

    /// Puts a text in place of a range, and the cursor behind it.
    mutating func replace(_ range: Range<Int>, with text: String) {
        let range = range.clamped(to: 0..<characters.count)
        if text.utf8.allSatisfy({ $0 < 0x80 }), joinsNothing(around: range) {
            characters.replaceSubrange(range, with: text)
            cursor = range.lowerBound + text.count
            return
        }
        // What is put in may join its neighbours into one character, so the text is taken apart anew.
        let before = String(characters[..<range.lowerBound]) + text
        let scalars = before.unicodeScalars.count
        characters = Array(before + String(characters[range.upperBound...]))
        var passed = 0
        var place = 0
        while place < characters.count, passed < scalars {
            passed += characters[place].unicodeScalars.count
            place += 1
        }
        cursor = place
    }

    private func joinsNothing(around range: Range<Int>) -> Bool {
        let before = range.lowerBound > 0 ? characters[range.lowerBound - 1] : " "
        let after = range.upperBound < characters.count ? characters[range.upperBound] : " "
        return before.isASCII && after.isASCII
    }

    // MARK: - Words

    private static func isWord(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character == "_" || character == "'"
    }

    /// The start of the word before a place.
    func wordStart(before place: Int) -> Int {
        var place = place
        while place > 0, !Self.isWord(characters[place - 1]) { place -= 1 }
        while place > 0, Self.isWord(characters[place - 1]) { place -= 1 }
        return place
    }

    /// The end of the word after a place.
    func wordEnd(after place: Int) -> Int {
        var place = place
        while place < characters.count, !Self.isWord(characters[place]) { place += 1 }
        while place < characters.count, Self.isWord(characters[place]) { place += 1 }
        return place
    }

    // MARK: - What may be put in

    /// A text without what could not be edited: control characters go, tabs become blanks.
    static func clean(_ text: String, keepsLines: Bool) -> String {
        var result = String.UnicodeScalarView()
        var previous: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x0A where previous == "\r": break
            case 0x0A, 0x0D, 0x85, 0x2028, 0x2029: result.append(keepsLines ? "\n" : " ")
            case 0x09, 0x0B, 0x0C: result.append(" ")
            case 0x00..<0x20, 0x7F..<0xA0: break
            default: result.append(scalar)
            }
            previous = scalar
        }
        return String(result)
    }
}
