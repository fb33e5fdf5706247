/// A text that says the same again: three words in a row a second time, or two of weight, a sentence that begins like another, a
/// word of weight many times.
package struct RepetitionCheck: Check {
    package let name = "repetition"

    package init() {}

    /// A warning for the first run that comes again, for sentences that begin alike, for each word too many and each sentence
    /// that names its product twice; many runs block.
    package func findings(in text: CheckedText, context: CheckContext) -> [Finding] {
        let (scanned, mentions) = (text.scanned, text.mentions)
        return runs(in: scanned, mentions, context.sheet) + openings(in: scanned, mentions)
            + words(in: scanned, mentions) + titles(in: text, context.sheet)
    }

    /// A product that one sentence names twice: the model takes it for another one.
    private func titles(in text: CheckedText, _ sheet: FactSheet) -> [Finding] {
        let titles = text.mentions.all.filter { $0.kinds(on: sheet).contains("product") }
        return zip(titles, titles.dropFirst()).compactMap { first, second in
            // `green tea` is no name, although it may be the end of one.
            guard first.facts == second.facts, first.range.count == second.range.count,
                first.range.upperBound < second.range.lowerBound
            else { return nil }
            let between = text.scanned.folded[first.range.upperBound..<second.range.lowerBound]
            guard !between.contains(where: { ".!?:;\n".unicodeScalars.contains($0) }) else {
                return nil
            }
            return Finding(
                check: name,
                level: .warn,
                span: second.range,
                message: "The sentence names “\(text[second.range])” twice."
            )
        }
    }

    private func runs(in text: ScannedText, _ mentions: Mentions, _ sheet: FactSheet) -> [Finding] {
        let names = mentions.all.filter { $0.kinds(on: sheet) != ["description"] }.map(\.range)
        // A fact with a word beside it may be said twice.
        func facts(_ run: ArraySlice<ScannedText.Word>) -> Int {
            run.count { word in names.contains { $0.overlaps(word.range) } }
        }
        let long = again(4, in: text) { facts($0) < 2 }
        let short =
            again(3, in: text) { run in
                facts(run) < 2 && run.contains { isWeighty($0.folded) }
                    && run.dropFirst().allSatisfy(\.followsDirectly)
            }
        let pairs = again(2, in: text) { run in
            facts(run) == 0 && run.allSatisfy { isWeighty($0.folded) }
                && run.dropFirst().allSatisfy(\.followsDirectly)
        }
        let all = short + pairs.filter { pair in !short.contains { $0.overlaps(pair) } }
        guard let first = (long + all).min(by: { $0.lowerBound < $1.lowerBound }) else {
            return []
        }
        return [
            Finding(
                check: name,
                // A model that has lost its way goes round in circles.
                level: long.count > 2 || all.count > 3 ? .block : .warn,
                span: first,
                message: "“\(text[first])” stands there already."
            )
        ]
    }

    /// Where runs of so many words stand a second time, of those that count.
    private func again(
        _ length: Int,
        in text: ScannedText,
        where counts: (ArraySlice<ScannedText.Word>) -> Bool
    ) -> [Range<Int>] {
        var seen: Set<[String]> = []
        var again: [Range<Int>] = []
        for start in text.words.indices.dropLast(length - 1) {
            let run = text.words[start..<start + length]
            guard counts(run), !seen.insert(run.map(\.folded)).inserted, let first = run.first,
                let last = run.last
            else { continue }
            let range = first.range.lowerBound..<last.range.upperBound
            if again.last.map({ $0.overlaps(range) }) != true { again.append(range) }
        }
        return again
    }

    private func isWeighty(_ word: String) -> Bool {
        word.count >= 4 && !Self.little.contains(word)
    }

    /// The third sentence with the same two words at its beginning: two are a figure of speech.
    private func openings(in text: ScannedText, _ mentions: Mentions) -> [Finding] {
        var counts: [[String]: Int] = [:]
        for (first, second) in zip(text.words, text.words.dropFirst())
        where text.beginsSentence(first) && second.followsDirectly {
            let range = first.range.lowerBound..<second.range.upperBound
            guard !mentions.cover(first.range), !mentions.cover(second.range) else { continue }
            let count = counts[[first.folded, second.folded], default: 0] + 1
            counts[[first.folded, second.folded]] = count
            guard count == Self.fewestOpenings else { continue }
            return [
                Finding(
                    check: name,
                    level: .warn,
                    span: range,
                    message: "A third sentence begins with “\(text[range])”."
                )
            ]
        }
        return []
    }

    private static let fewestOpenings = 3

    /// Words of four letters or more outside the facts that come five times; little words may come as often as they like.
    private func words(in text: ScannedText, _ mentions: Mentions) -> [Finding] {
        var counts: [String: Int] = [:]
        return text.words.compactMap { word in
            guard isWeighty(word.folded), !mentions.cover(word.range) else { return nil }
            counts[word.folded, default: 0] += 1
            guard counts[word.folded] == Self.oftenest else { return nil }
            return Finding(
                check: name,
                level: .warn,
                span: word.range,
                message: "“\(text[word.range])” stands there for the fifth time."
            )
        }
    }

    private static let oftenest = 5
    private static let little: Set<String> = [
        "that", "this", "these", "those", "with", "from", "your", "yours", "they", "them", "their",
        "have", "will", "would", "when", "what", "which", "whom", "into", "than", "then", "until",
        "been", "were", "does", "here", "there", "more", "also", "just", "only", "because",
    ]
}
