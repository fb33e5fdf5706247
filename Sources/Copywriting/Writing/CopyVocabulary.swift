/// The words that copy of any product may use; others ought to be of the brief's own facts.
///
/// A small model that leaves both speaks of things that have nothing to do with the product. It is no fault that a person need be
/// told of, but of several attempts the one with fewer such words makes more sense.
package enum CopyVocabulary {
    private static let stems = Set(words.map(ClaimSupport.stem))

    /// How many words of a text belong neither to copy at large nor to the sheet.
    package static func strangers(in text: String, sheet: FactSheet) -> Int {
        var own: Set<String> = []
        for fact in sheet.facts {
            for word in ScannedText(fact.value).words {
                own.insert(ClaimSupport.stem(word.folded))
                for part in word.folded.split(separator: "-") {
                    own.insert(ClaimSupport.stem(String(part)))
                }
            }
        }
        let scanned = ScannedText(text)
        let mentions = Mentions(of: sheet, in: scanned)
        return scanned.words.count { word in
            guard word.folded.first?.isLetter == true, !mentions.cover(word.range) else {
                return false
            }
            return word.folded.split(separator: "-").contains { part in
                let stem = ClaimSupport.stem(String(part))
                return !stems.contains(stem) && !own.contains(stem)
            }
        }
    }
}
