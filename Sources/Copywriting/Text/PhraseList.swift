/// Words and phrases that are looked for in a text all at once.
///
/// A phrase is written in lower case; a hyphen and a space between its words are the same. Its last word counts with any ending
/// (`guarantee` finds `guaranteed`), behind a `=` only as it stands.
struct PhraseList<Value: Sendable>: Sendable {
    /// One phrase and what it stands for.
    struct Phrase: Sendable {
        let words: [String]
        let isExact: Bool
        let value: Value

        init(_ phrase: String, _ value: Value) {
            isExact = phrase.hasPrefix("=")
            words = phrase.split { "= -".contains($0) }.map(String.init)
            self.value = value
        }
    }

    /// A place where a phrase stands.
    struct Hit {
        let range: Range<Int>
        let phrase: Phrase
    }

    /// By the beginning of the first word.
    private let phrases: [UInt16: [Phrase]]

    init(_ phrases: [(String, Value)]) {
        self.phrases = Dictionary(
            grouping: phrases.map { Phrase($0.0, $0.1) },
            by: { Self.key(of: $0.words.first ?? "") }
        )
    }

    /// Two letters of a word.
    private static func key(of word: String) -> UInt16 {
        word.utf8.prefix(2).reduce(0) { $0 << 8 | UInt16($1) }
    }

    /// Where phrases stand, in order, as far as `isMeant`; of phrases in one place the longest says most.
    func hits(in text: CheckedText, where isMeant: (Hit) -> Bool = { _ in true }) -> [Hit] {
        var found: [Hit] = []
        for (start, part) in text.parts.enumerated() where part.startsWord {
            for phrase in phrases[Self.key(of: part.letters)] ?? [] {
                guard let last = end(of: phrase, from: start, in: text.parts) else { continue }
                let hit = Hit(
                    range: part.range.lowerBound..<text.parts[last].word.upperBound,
                    phrase: phrase
                )
                if isMeant(hit) { found.append(hit) }
            }
        }
        guard found.count > 1 else { return found }
        var kept: [Hit] = []
        for hit in found.sorted(by: { $0.range.count > $1.range.count })
        where !kept.contains(where: { $0.range.overlaps(hit.range) }) {
            kept.append(hit)
        }
        return kept.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// The place of a phrase's last part, where it begins at `start`.
    private func end(of phrase: Phrase, from start: Int, in parts: [CheckedText.Part]) -> Int? {
        let last = start + phrase.words.count - 1
        guard last < parts.count else { return nil }
        for (place, word) in phrase.words.enumerated() {
            let part = parts[start + place]
            if place > 0, !part.joinsTheOneBefore { return nil }
            if start + place < last || phrase.isExact {
                guard part.letters == word else { return nil }
            } else {
                guard part.letters.hasPrefix(word) else { return nil }
            }
        }
        return !phrase.isExact || parts[last].endsWord ? last : nil
    }
}
