import Foundation

/// Brings what a model wrote, or a person typed, into the shape that is stored.
package enum TextShape {
    /// The text composed (NFC), trimmed, without wrapping quotes and without a label such as `Subject:`.
    ///
    /// A channel of one line keeps its first line that says something. Control characters stay, for the
    /// checks to see.
    package static func clean(_ text: String, for channel: any Channel) -> String {
        var shaped = trim(text.precomposedStringWithCanonicalMapping)
        shaped = withoutQuotes(shaped)
        shaped = withoutLabel(shaped, of: channel)
        shaped = withoutQuotes(shaped)
        guard channel.isSingleLine else { return collapseLines(shaped) }
        let lines = shaped.split(whereSeparator: \.isNewline).map { trim(String($0)) }
        return withoutQuotes(lines.first { !$0.isEmpty } ?? "")
    }

    /// A text typed by hand: composed (NFC) and trimmed, nothing else.
    package static func edited(_ text: String) -> String {
        trim(text.precomposedStringWithCanonicalMapping)
    }

    /// The text up to its last whole sentence; all of it where it holds none.
    package static func uncut(_ text: String) -> String {
        let characters = Array(text)
        var end: Int?
        for (index, character) in characters.enumerated()
        where character == "." || character == "!" || character == "?" {
            let next = index + 1 < characters.count ? characters[index + 1] : " "
            if next.isWhitespace || next == "\"" || next == ")" { end = index }
        }
        guard let end else { return text }
        var stop = end + 1
        while stop < characters.count, characters[stop] == "\"" || characters[stop] == ")" {
            stop += 1
        }
        return String(characters[..<stop])
    }

    /// The text as two candidates are compared: letters and digits in lower case.
    package static func normalised(_ text: String) -> String {
        ScannedText(text).words.map(\.folded).joined(separator: " ")
    }

    private static func trim(_ text: String) -> String {
        text.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Without a label that says what the text is.
    private static func withoutLabel(_ text: String, of channel: any Channel) -> String {
        guard let colon = text.prefix(40).firstIndex(of: ":") else { return text }
        let label = text[..<colon].lowercased().filter { $0.isLetter || $0.isWhitespace }
        let words = trim(label)
        let known = labels.contains(words) || words == channel.title.lowercased()
        return known ? trim(String(text[text.index(after: colon)...])) : text
    }

    private static let labels: Set<String> = [
        "subject", "subject line", "email subject", "email subject line", "body", "email",
        "message", "text message", "sms", "text", "push notification", "notification", "post",
        "social media post", "social post", "marketing plan", "marketing strategy", "strategy",
        "plan", "answer", "output", "email body",
    ]

    /// Without a pair of quotes around the whole.
    private static func withoutQuotes(_ text: String) -> String {
        guard text.count >= 2, let first = text.first, let last = text.last,
            let closing = ["\"": "\"", "“": "”", "'": "'", "«": "»", "`": "`"][first],
            last == Character(closing)
        else {
            let isOpen = text.first.map { "\"“".contains($0) } == true
            let isClosed = text.dropFirst().contains { "\"”".contains($0) }
            return isOpen && !isClosed ? trim(String(text.dropFirst())) : text
        }
        let inner = text.dropFirst().dropLast()
        return inner.contains(first) ? text : trim(String(inner))
    }

    /// Lines trimmed, at most one empty line between two.
    private static func collapseLines(_ text: String) -> String {
        var lines: [String] = []
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            let line = trim(String(line))
            if line.isEmpty, lines.last?.isEmpty != false { continue }
            lines.append(line)
        }
        while lines.last?.isEmpty == true { lines.removeLast() }
        return lines.joined(separator: "\n")
    }
}
