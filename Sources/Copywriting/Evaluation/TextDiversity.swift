import Foundation

/// How much the texts for one brief differ from each other, over the words that state no fact.
package enum TextDiversity {
    /// The words of a text in runs between its facts, folded.
    package static func runs(of text: String, sheet: FactSheet) -> [[String]] {
        let scanned = ScannedText(text)
        let mentions = Mentions(of: sheet, in: scanned)
        var runs: [[String]] = [[]]
        for word in scanned.words {
            if mentions.cover(word.range) {
                if runs.last?.isEmpty == false { runs.append([]) }
            } else {
                runs[runs.count - 1].append(word.folded)
            }
        }
        return runs.filter { !$0.isEmpty }
    }

    /// distinct-2: different pairs of neighbouring words over all pairs (Li and others, 2016); nil where there is no pair.
    package static func distinct2(_ texts: [[[String]]]) -> Double? {
        let pairs = texts.flatMap { $0.flatMap { grams(of: $0, 2) } }
        return pairs.isEmpty ? nil : Double(Set(pairs).count) / Double(pairs.count)
    }

    /// self-BLEU: the mean BLEU of each text against all others (Zhu and others, 2018), of up to 4 words, with one added to
    /// each count above single words (Lin and Och, 2004); nil below two texts.
    package static func selfBLEU(_ texts: [[[String]]]) -> Double? {
        let texts = texts.filter { !$0.isEmpty }
        guard texts.count > 1 else { return nil }
        let scores = texts.indices.map { index in
            bleu(
                texts[index],
                others: texts.enumerated().filter { $0.offset != index }.map(\.element)
            )
        }
        return scores.reduce(0, +) / Double(scores.count)
    }

    private static func grams(of words: [String], _ count: Int) -> [[String]] {
        guard words.count >= count else { return [] }
        return (0...words.count - count).map { Array(words[$0..<$0 + count]) }
    }

    /// Clipped precision of 1 to 4 words, their geometric mean, and the penalty for what is shorter than the nearest other.
    private static func bleu(_ text: [[String]], others: [[[String]]]) -> Double {
        var sum = 0.0
        for count in 1...4 {
            let own = counts(text, count)
            let theirs = others.map { counts($0, count) }
            let total = own.values.reduce(0, +)
            let matched = own.reduce(0) { matched, entry in
                matched + min(entry.value, theirs.map { $0[entry.key] ?? 0 }.max() ?? 0)
            }
            let added = count > 1 ? 1.0 : 0
            guard Double(matched) + added > 0, Double(total) + added > 0 else { return 0 }
            sum += log((Double(matched) + added) / (Double(total) + added))
        }
        let length = text.reduce(0) { $0 + $1.count }
        let nearest = others.map { $0.reduce(0) { $0 + $1.count } }
            .min { (abs($0 - length), $0) < (abs($1 - length), $1) }
        let penalty = min(0, 1 - Double(nearest ?? length) / Double(max(length, 1)))
        return exp(sum / 4 + penalty)
    }

    private static func counts(_ text: [[String]], _ count: Int) -> [[String]: Int] {
        Dictionary(text.flatMap { grams(of: $0, count) }.map { ($0, 1) }, uniquingKeysWith: +)
    }
}
