/// Claims that no record supports: services, effects, properties, materials, praise, scarcity.
///
/// A claim is supported where the sheet has its words, or words of the same stem, in a text of the shop's: a title, a description,
/// a campaign's terms. What stands inside a fact that the text states is the fact's.
package struct ClaimsCheck: Check {
    package let name = "claims"

    package init() {}

    /// A finding for each claim that no fact supports.
    package func findings(in text: String, context: CheckContext) -> [Finding] {
        let scanned = ScannedText(text)
        let mentions = Mentions(of: context.sheet, in: scanned)
        let support = ClaimSupport(context.sheet)
        var found: [Finding] = []
        for group in ClaimGroups.all + [ClaimGroups.materials] {
            for claim in group.phrases.map(ClaimPhrase.init) where !support.holds(claim) {
                found += claim.places(in: scanned)
                    .filter { !mentions.cover($0) && !Self.isHarmless(claim, $0, in: scanned) }
                    .map { range in
                        Finding(
                            check: name,
                            level: group.level,
                            span: range,
                            message: "“\(scanned[range])” is \(group.kind)."
                        )
                    }
            }
        }
        // Of claims in one place the longest says most.
        var kept: [Finding] = []
        for finding in found.sorted(by: { $0.span.count > $1.span.count })
        where !kept.contains(where: { $0.span.overlaps(finding.span) }) {
            kept.append(finding)
        }
        return kept.sorted { $0.span.lowerBound < $1.span.lowerBound }
    }

    /// `feel free`, `free time`, `a glass of water`, `steel yourself`: words that claim nothing there.
    private static func isHarmless(
        _ claim: ClaimPhrase,
        _ range: Range<Int>,
        in text: ScannedText
    ) -> Bool {
        guard let index = text.words.firstIndex(where: { $0.range.lowerBound >= range.lowerBound })
        else { return false }
        let before = index > 0 ? text.words[index - 1].folded : ""
        let after = index + 1 < text.words.count ? text.words[index + 1].folded : ""
        switch claim.first {
        case "free":
            return ["feel", "your", "my", "set", "break", "hands"].contains(before)
                || ["time", "hand", "hands", "hour", "evening", "afternoon", "weekend", "day"]
                    .contains(after)
        case "best": return before == "at" || after == "regards" || after == "wishes"
        case "glass": return after == "of" || ["a", "your", "one"].contains(before)
        case "cork": return ["the", "a"].contains(before)
        case "leading": return after == "to"
        case "award", "returns": return false
        default: return false
        }
    }
}

/// A word or phrase of the list, ready to be looked for.
struct ClaimPhrase {
    /// The words, folded; of the last one only the beginning counts unless `isExact`.
    let words: [String]
    let isExact: Bool

    var first: String { words.first ?? "" }

    init(_ phrase: String) {
        isExact = phrase.hasPrefix("=")
        words = phrase.drop { $0 == "=" }.split(separator: " ").map(String.init)
    }

    /// Where it stands in a text.
    func places(in text: ScannedText) -> [Range<Int>] {
        guard let last = words.indices.last else { return [] }
        var places: [Range<Int>] = []
        for start in text.words.indices where start + last < text.words.count {
            let run = text.words[start...start + last]
            let isHere = zip(run, words).enumerated().allSatisfy { place, pair in
                place == last && !isExact
                    ? pair.0.folded.hasPrefix(pair.1) : pair.0.folded == pair.1
            }
            let isTogether = run.dropFirst().allSatisfy(\.followsDirectly)
            guard isHere, isTogether, let end = run.last else { continue }
            places.append(text.words[start].range.lowerBound..<end.range.upperBound)
        }
        return places
    }
}

/// What the shop's own words support.
struct ClaimSupport {
    private let stems: Set<String>

    init(_ sheet: FactSheet) {
        var stems: Set<String> = []
        for fact in sheet.facts {
            for word in ScannedText(fact.value).words {
                stems.insert(Self.stem(word.folded))
                for part in word.folded.split(separator: "-") {
                    stems.insert(Self.stem(String(part)))
                }
            }
        }
        self.stems = stems
    }

    /// Whether every word of a claim stands in the records, by its stem; `non-slip` also where `slip` has a `non` before it.
    func holds(_ claim: ClaimPhrase) -> Bool {
        claim.words.allSatisfy { word in
            stems.contains(Self.stem(word))
                || (word.contains("-")
                    && word.split(separator: "-").allSatisfy {
                        stems.contains(Self.stem(String($0)))
                    })
                || (!claim.isExact && stems.contains { $0.hasPrefix(Self.stem(word)) })
        }
    }

    /// A word without its commonest endings.
    static func stem(_ word: String) -> String {
        var word = word
        for ending in ["'s", "ing", "ed", "es", "s", "e"]
        where word.count > ending.count + 3 && word.hasSuffix(ending) {
            word.removeLast(ending.count)
            break
        }
        return word
    }
}
