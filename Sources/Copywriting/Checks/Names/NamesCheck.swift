/// Names that the sheet does not hold: products, brands and people that the model made up.
///
/// A name is told by its capitals. Words of the sheet and ordinary English words may be written in capitals
/// wherever they stand; what is left is a name where it stands inside a sentence, where several stand together,
/// where capitals stand inside a word (`MacBook`), or right behind a product's name (`iPhone 12 Pro`). In a headline,
/// where every word has a capital, only the last three count. German writes every noun with a capital: there only
/// the last two do.
package struct NamesCheck: Check {
    package let name = "names"

    package init() {}

    package func findings(in text: String, context: CheckContext) -> [Finding] {
        let scanned = ScannedText(text)
        let mentions = Mentions(of: context.sheet, in: scanned)
        let known = SheetVocabulary(context.sheet, channel: context.channel)
        let hasNounCapitals = MonthNames.language(ofLocale: context.locale) == "de"
        let links = LinkScanner.links(in: scanned)
        var spans: [Range<Int>] = []
        for run in capitalRuns(in: scanned) {
            let strange = run.filter { index in
                let word = scanned.words[index]
                return !mentions.cover(word.range) && !known.contains(word.folded)
                    && !OrdinaryWords.contains(word.folded)
                    && word.folded.contains { $0.isLetter }
                    && !links.contains { $0.range.overlaps(word.range) }
            }
            guard let first = strange.first, let last = strange.last else { continue }
            let isName =
                strange.contains { isBuiltLikeName(scanned[scanned.words[$0].range]) }
                || strange.contains { followsProduct($0, in: scanned, mentions, context.sheet) }
                || !hasNounCapitals
                    && (strange.count > 1
                        || !isHeadline(around: first, in: scanned)
                            && (!scanned.words[first].startsSentence || isNamed(first, run, known)))
            if isName {
                spans.append(
                    scanned.words[first].range.lowerBound..<scanned.words[last].range.upperBound
                )
            }
        }
        return spans.map { span in
            Finding(
                check: name,
                level: .block,
                span: span,
                message: "“\(scanned[span])” reads like a name, and is not on the fact sheet."
            )
        }
    }

    /// Runs of words with capitals that follow each other directly, by index.
    private func capitalRuns(in text: ScannedText) -> [[Int]] {
        var runs: [[Int]] = []
        for (index, word) in text.words.enumerated() {
            let hasCapital = text.scalars[word.range].contains { $0.properties.isUppercase }
            guard hasCapital else { continue }
            if let last = runs.last?.last, last == index - 1, word.followsDirectly,
                !word.startsSentence
            {
                runs[runs.count - 1].append(index)
            } else {
                runs.append([index])
            }
        }
        return runs
    }

    /// Capitals inside a word that has small letters too: `iPad`, `MacBook`.
    private func isBuiltLikeName(_ word: String) -> Bool {
        let letters = word.filter(\.isLetter)
        let isMixed =
            letters.contains(where: \.isLowercase)
            && letters.dropFirst().contains(where: \.isUppercase)
        guard isMixed else { return false }
        // `T-Shirt` and `Eco-Friendly` are words with a hyphen.
        return word.split(whereSeparator: { $0 == "-" || $0 == "'" || $0 == "’" }).contains {
            part in
            part.contains(where: \.isLowercase) && part.dropFirst().contains(where: \.isUppercase)
        }
    }

    /// Whether the word follows a product's name directly: `Pro` in `iPhone 12 Pro`.
    private func followsProduct(
        _ index: Int,
        in text: ScannedText,
        _ mentions: Mentions,
        _ sheet: FactSheet
    ) -> Bool {
        let word = text.words[index]
        guard word.followsDirectly || text.words[index].range.lowerBound > 0 else { return false }
        return mentions.all.contains { mention in
            mention.range.upperBound == word.range.lowerBound - 1
                && text.folded[mention.range.upperBound] == " "
                && mention.facts.contains { sheet.facts[$0].name.hasPrefix("product") }
        }
    }

    /// Whether a sentence begins with a name: an unknown word, and a word of the sheet or another capital behind it.
    private func isNamed(_ index: Int, _ run: [Int], _ known: SheetVocabulary) -> Bool {
        run.count > 1 && run.first == index
    }

    /// Whether the line around a word is written with capitals throughout.
    private func isHeadline(around index: Int, in text: ScannedText) -> Bool {
        let place = text.words[index].range.lowerBound
        var start = place
        while start > 0, !Self.breaks.contains(text.folded[start - 1]) { start -= 1 }
        var end = place
        while end < text.folded.count, !Self.breaks.contains(text.folded[end]) { end += 1 }
        let long = text.words.filter { word in
            word.range.lowerBound >= start && word.range.upperBound <= end && word.range.count >= 4
                && text.scalars[word.range.lowerBound].properties.isAlphabetic
        }
        guard long.count >= 3 else { return false }
        return long.count(where: \.isCapitalised) * 5 >= long.count * 4
    }

    private static let breaks: Set<Unicode.Scalar> = [".", "!", "?", "\n", ":"]
}

/// The words that a sheet's values are made of, and names that copy of a channel may use.
struct SheetVocabulary {
    private let words: Set<String>

    init(_ sheet: FactSheet, channel: any Channel) {
        var words: Set<String> = []
        for fact in sheet.facts {
            for text in [fact.value]
                + (fact.name == "starts" || fact.name == "ends" ? fact.forms : [])
            {
                for word in ScannedText(text).words {
                    words.insert(word.folded)
                    words.formUnion(word.folded.split(separator: "-").map(String.init))
                }
            }
        }
        if !channel.isSent { words.formUnion(Self.networks) }
        self.words = words
    }

    /// Whether the word is on the sheet, alone, with an `s`, or as parts joined by a hyphen.
    func contains(_ word: String) -> Bool {
        if words.contains(word) || words.contains(word + "s") { return true }
        var stem = word
        for ending in ["'s", "s'", "s", "'"] where word.hasSuffix(ending) {
            stem = String(word.dropLast(ending.count))
            if words.contains(stem) { return true }
        }
        guard word.contains("-") else { return false }
        return word.split(separator: "-")
            .allSatisfy { words.contains(String($0)) || OrdinaryWords.contains(String($0)) }
    }

    /// Where a strategy may propose to run copy.
    private static let networks: Set<String> = [
        "facebook", "instagram", "tiktok", "twitter", "x", "youtube", "linkedin", "pinterest",
        "whatsapp", "snapchat", "threads", "google",
    ]
}
