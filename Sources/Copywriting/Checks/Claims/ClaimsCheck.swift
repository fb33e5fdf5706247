/// Claims that no record supports: services, effects, properties, materials, praise, scarcity.
///
/// A claim is supported where the sheet has its words, or words of the same stem, in what the shop says of the product, of the
/// campaign and of itself; what the customer looked at or bought says nothing of it. What stands inside a fact that the text states
/// is the fact's.
package struct ClaimsCheck: Check {
    package let name = "claims"

    package init() {}

    /// A finding for each claim that no fact supports.
    package func findings(in text: CheckedText, context: CheckContext) -> [Finding] {
        let support = ClaimSupport(context.sheet)
        let claims = Self.phrases.hits(in: text) { hit in
            !support.holds(hit.phrase.words, isExact: hit.phrase.isExact)
                && !text.mentions.cover(hit.range) && !Self.isHarmless(hit, in: text.scanned)
        }
        return claims.map { claim in
            Finding(
                check: name,
                level: claim.phrase.value.level,
                span: claim.range,
                message: "“\(text[claim.range])” is \(claim.phrase.value.kind)."
            )
        }
    }

    private static let phrases = PhraseList<ClaimGroup>(
        ClaimGroups.all.flatMap { group in group.phrases.map { ($0, group) } }
    )

    /// `feel free`, `free time`, `a glass of water`, `pine nuts`: words that claim nothing there.
    private static func isHarmless(
        _ claim: PhraseList<ClaimGroup>.Hit,
        in text: ScannedText
    ) -> Bool {
        guard let word = claim.phrase.words.first, let uses = ClaimGroups.harmless[word] else {
            return false
        }
        let before = text.words.last { $0.range.upperBound <= claim.range.lowerBound }
        let after = text.words.first { $0.range.lowerBound >= claim.range.upperBound }
        return before.map { uses.before.contains($0.folded) } == true
            || after.map { uses.after.contains($0.folded) } == true
    }
}

/// What the shop's own words support.
struct ClaimSupport {
    private let stems: Set<String>

    init(_ sheet: FactSheet) {
        var stems: Set<String> = []
        for fact in sheet.facts where Self.kinds.contains(RolesCheck.kind(of: fact.name)) {
            for word in ScannedText(fact.value).words {
                stems.insert(Self.stem(word.folded))
                for part in word.folded.split(separator: "-") {
                    stems.insert(Self.stem(String(part)))
                }
            }
        }
        self.stems = stems
    }

    /// The facts in which the shop speaks of what it offers.
    private static let kinds: Set<String> = [
        "shop", "campaign", "terms", "product", "brand", "category", "description",
    ]

    /// Whether every word of a claim stands in the records, by its stem; unless `isExact`, as the beginning of one too.
    func holds(_ words: [String], isExact: Bool) -> Bool {
        words.allSatisfy { word in
            let stem = Self.stem(word)
            return stems.contains(stem) || (!isExact && stems.contains { $0.hasPrefix(stem) })
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
