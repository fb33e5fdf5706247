/// Names that the sheet does not hold: products, brands and people that the model made up.
///
/// A name is told by its capitals. Words of the sheet and ordinary English words may be written in capitals
/// wherever they stand; what is left is taken for a name, at the start of a sentence too. So are two ordinary words with
/// capitals inside a sentence (`Morning Glow`), unless they are words of one title in its order. German writes every
/// noun with a capital: there it is one only where capitals stand inside a word (`MacBook`) or right behind a product's
/// name (`iPhone 12 Pro`).
package struct NamesCheck: Check {
    package let name = "names"

    package init() {}

    /// A finding for each run of words that reads like a name.
    package func findings(in text: CheckedText, context: CheckContext) -> [Finding] {
        let (scanned, mentions) = (text.scanned, text.mentions)
        let known = SheetVocabulary(context.sheet, channel: context.channel)
        let hasNounCapitals = MonthNames.language(ofLocale: context.locale) == "de"
        let links = text.links
        var spans: [Range<Int>] = []
        for run in capitalRuns(in: scanned) {
            let strange = run.filter { index in
                let word = scanned.words[index]
                return !mentions.cover(word.range) && !known.contains(word.folded)
                    && !OrdinaryWords.contains(word.folded)
                    && word.folded.contains { $0.isLetter }
                    && !links.contains { $0.range.overlaps(word.range) }
            }
            guard let first = strange.first, let last = strange.last else {
                if !hasNounCapitals, let made = madeUp(run, in: scanned, mentions, known) {
                    spans.append(made)
                }
                continue
            }
            let isName =
                !hasNounCapitals
                || strange.contains { isBuiltLikeName(scanned[scanned.words[$0].range]) }
                || strange.contains { followsProduct($0, in: scanned, mentions, context.sheet) }
            if isName {
                spans.append(
                    scanned.words[first].range.lowerBound..<scanned.words[last].range.upperBound
                )
            }
        }
        for (index, word) in scanned.words.enumerated()
        where Self.models.contains(scanned[word.range]) && !mentions.cover(word.range)
            && !known.contains(word.folded)
            && followsProduct(index, in: scanned, mentions, context.sheet)
        {
            spans.append(word.range)
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

    /// Words in small letters that make another product of the name before them: `iPhone 12 mini`.
    static let models: Set<String> = ["pro", "max", "mini", "ultra", "lite", "xl", "xs"]

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

    /// Two or more ordinary words with capitals inside a sentence that no title holds; nil where there are none.
    private func madeUp(
        _ run: [Int],
        in text: ScannedText,
        _ mentions: Mentions,
        _ known: SheetVocabulary
    ) -> Range<Int>? {
        let inner = run.filter { !text.words[$0].startsSentence }
        let free = inner.filter { !mentions.cover(text.words[$0].range) }
        guard free.count > 1, let first = free.first, let last = free.last,
            last - first == free.count - 1,
            free.contains(where: { text[text.words[$0].range].contains(where: \.isLowercase) }),
            !known.holdsInOrder(free.map { text.words[$0].folded }),
            !isHeadline(around: first, in: text)
        else { return nil }
        return text.words[first].range.lowerBound..<text.words[last].range.upperBound
    }

    /// Whether the line around a word is written with capitals throughout.
    private func isHeadline(around index: Int, in text: ScannedText) -> Bool {
        let breaks: Set<Unicode.Scalar> = [".", "!", "?", "\n"]
        let place = text.words[index].range.lowerBound
        var start = place
        while start > 0, !breaks.contains(text.folded[start - 1]) { start -= 1 }
        var end = place
        while end < text.folded.count, !breaks.contains(text.folded[end]) { end += 1 }
        let long = text.words.filter { word in
            word.range.lowerBound >= start && word.range.upperBound <= end && word.range.count >= 4
                && text.scalars[word.range.lowerBound].properties.isAlphabetic
        }
        return long.count >= 3 && long.count(where: \.isCapitalised) * 5 >= long.count * 4
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
}

/// The words that a sheet's values are made of, and names that copy of a channel may use.
struct SheetVocabulary {
    private let words: Set<String>
    /// The words of each value, in order.
    private let titles: [[String]]

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
        var titles = sheet.facts.map { ScannedText($0.value).words.map(\.folded) }
        if !channel.isSent {
            words.formUnion(Self.networks)
            titles += Channels.all.map { ScannedText($0.title).words.map(\.folded) }
            titles.append(["social", "media", "post"])
        }
        self.words = words
        self.titles = titles
    }

    /// Whether one title holds all these words in this order, others between them or not.
    func holdsInOrder(_ words: [String]) -> Bool {
        titles.contains { title in
            var rest = words[...]
            for word in title where word == rest.first { rest.removeFirst() }
            return rest.isEmpty
        }
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
    static let networks: Set<String> = [
        "facebook", "instagram", "tiktok", "twitter", "x", "youtube", "linkedin", "pinterest",
        "whatsapp", "snapchat", "threads", "google",
    ]
}
