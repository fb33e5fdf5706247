/// The written forms of titles and of longer texts.
package enum PhraseForms {
    /// A title, and its beginnings and endings of two words or more: `iPhone 12` for `Apple iPhone 12`.
    ///
    /// Parts with a currency sign or a percent sign are left out, so that a title cannot lend a text a price, and so are
    /// those that end in the middle, such as `Marlow &` of `Marlow & Finch`.
    package static func forms(ofTitle title: String) -> [String] {
        let words = title.split(whereSeparator: \.isWhitespace).map(String.init)
        var forms = [title]
        if words.count > 2 {
            for count in stride(from: words.count - 1, through: 2, by: -1) {
                for part in [words.prefix(count), words.suffix(count)] where isWhole(part) {
                    forms.append(part.joined(separator: " "))
                }
            }
        }
        // A word of letters and digits is a model's name of its own: `WH-1000XM4`.
        forms += words.filter { word in
            words.count > 1 && word.contains(where: \.isNumber) && word.contains(where: \.isLetter)
        }
        return unique(
            forms.enumerated().filter { $0.offset == 0 || !statesOffer($0.element) }.map(\.element)
        )
    }

    /// A longer text, and each number in it with what it counts: `3 settings`, `two pockets`, `SPF 30`.
    ///
    /// The word before a number counts only where nothing behind it can change what is said: `weighs 2` of `weighs 2 kg`
    /// would lend itself to `weighs 2 tons`. `withOffers` also gives amounts and percentages as terms state them, with
    /// the word before or behind, never alone (`$30` of `over $30` is no price); a description may not lend them.
    package static func forms(ofText text: String, withOffers: Bool = false) -> [String] {
        let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
        var forms = [text]
        for (index, word) in words.enumerated() where isNumeric(word) {
            let plain = trim(word)
            guard withOffers || !statesOffer(plain) else { continue }
            // `500ml`, `three-layer`: such a word says by itself what it counts.
            let hasDigit = plain.contains(where: \.isNumber)
            let saysWhat = plain.contains {
                hasDigit ? !$0.isNumber && !".,".contains($0) : $0 == "-"
            }
            if saysWhat, !statesOffer(plain) { forms.append(plain) }
            let endsClause = index + 1 == words.count || word.last.map(".,;:!?)".contains) == true
            if !endsClause { forms.append("\(word) \(trim(words[index + 1]))") }
            let namesIt = index > 1 && words[index - 1].first?.isUppercase == true
            if index > 0, endsClause || namesIt || statesOffer(plain) {
                forms.append("\(trim(words[index - 1])) \(plain)")
            }
            // `set of four` says what it says whatever the four are; `bag of 2` may be kilos.
            if index > 1, words[index - 1] == "of", countsPieces(words[index - 2]), !saysWhat {
                forms.append("\(trim(words[index - 2])) of \(plain)")
            }
        }
        return unique(
            forms.enumerated()
                .filter { $0.offset == 0 || withOffers || !statesOffer($0.element) }
                .map(\.element)
        )
    }

    /// A link, with and without scheme and closing slash.
    package static func forms(ofLink link: String) -> [String] {
        var forms = [link]
        var bare = link
        for scheme in ["https://", "http://"] where bare.lowercased().hasPrefix(scheme) {
            bare = String(bare.dropFirst(scheme.count))
        }
        forms.append(bare)
        if bare.hasPrefix("www.") { forms.append(String(bare.dropFirst(4))) }
        return unique(forms + forms.filter { $0.hasSuffix("/") }.map { String($0.dropLast()) })
    }

    /// Whether a part of a title begins and ends with words that can stand there.
    private static func isWhole(_ part: ArraySlice<String>) -> Bool {
        [part.first, part.last].allSatisfy { word in
            word.map { !joiningWords.contains($0.lowercased()) } ?? false
        }
    }

    private static let joiningWords: Set<String> = [
        "&", "+", "-", "–", "a", "an", "and", "at", "by", "for", "in", "of", "on", "or", "the",
        "to",
        "with",
    ]

    private static func isNumeric(_ word: String) -> Bool {
        if word.contains(where: \.isNumber) { return true }
        return word.lowercased().split { !$0.isLetter }
            .contains { NumberWords.quantities.contains(String($0)) }
    }

    private static func statesOffer(_ form: String) -> Bool {
        form.unicodeScalars.contains {
            $0 == "%" || $0.properties.generalCategory == .currencySymbol
        }
    }

    private static func countsPieces(_ word: String) -> Bool {
        ["set", "pack", "box", "bundle", "kit", "collection"].contains(trim(word).lowercased())
    }

    private static func trim(_ word: String) -> String {
        var word = word[...]
        while let last = word.last, ".,;:!?)\"".contains(last) { word.removeLast() }
        while let first = word.first, "(\"".contains(first) { word.removeFirst() }
        return String(word)
    }

    private static func unique(_ forms: [String]) -> [String] {
        var seen: Set<String> = []
        return forms.filter { !$0.isEmpty && seen.insert($0).inserted }
    }
}
