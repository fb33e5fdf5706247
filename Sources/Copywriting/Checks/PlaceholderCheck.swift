/// Places that somebody should have filled in: `[Name]`, `{link}`, `<date>`, `Your Company`.
package struct PlaceholderCheck: Check {
    package let name = "placeholder"

    package init() {}

    /// A finding for each placeholder that is not a record's own wording.
    package func findings(in text: CheckedText, context: CheckContext) -> [Finding] {
        let (scanned, mentions) = (text.scanned, text.mentions)
        let hasBrackets = scanned.folded.contains { "[{<_".unicodeScalars.contains($0) }
        let brackets = hasBrackets ? scanned.text.scalarRanges(of: Self.brackets) : []
        let hits = Self.phrases.hits(in: text) { hit in
            !isSpoken(hit.range, in: scanned) && !brackets.contains { $0.overlaps(hit.range) }
        }
        let phrases = hits.map(\.range)
        return (brackets + phrases + formats(in: scanned))
            .filter { !mentions.cover($0) && !MergeTags.all.contains(scanned[$0]) }
            .map {
                Finding(
                    check: name,
                    level: .block,
                    span: $0,
                    message: "“\(scanned[$0])” is a placeholder. Fill it in or delete it."
                )
            }
    }

    /// Whether somebody says a name: `calling your name`.
    private func isSpoken(_ range: Range<Int>, in text: ScannedText) -> Bool {
        let before = text.words.last { $0.range.upperBound <= range.lowerBound }
        return text[range].lowercased() == "your name" && before?.folded.hasPrefix("call") == true
    }

    /// `%s` and `%@`, which programs fill in.
    private func formats(in text: ScannedText) -> [Range<Int>] {
        text.folded.indices.filter { index in
            guard text.folded[index] == "%", index + 1 < text.folded.count else { return false }
            let ends =
                index + 2 == text.folded.count
                || !ScannedText.isWordScalar(text.folded[index + 2])
            return ends && "sd@".unicodeScalars.contains(text.folded[index + 1])
        }.map { $0..<$0 + 2 }
    }

    /// Brackets around words; compiled anew, a regex is not `Sendable`.
    private static var brackets: Regex<Substring> {
        #/
        (?i)
        \[+ [^\[\]\n]{0,60} \]+
        | \{+ [^{}\n]{0,60} \}+
        | < \/? [a-z][^<>\n]{0,60} >
        | _{3,}
        /#
    }

    /// Phrases that stand for a name, and letters that stand for anything.
    private static let phrases = PhraseList<Void>(
        (owned + [
            "company name", "company's name", "brand name", "brand's name", "customer name",
            "customer's name", "recipient name", "recipient's name", "product name",
            "product's name", "your company", "your brand", "your name", "your business",
            "lorem ipsum", "tbd", "tba", "xx", "xxx", "xxxx", "xxxxx", "link in bio",
            "click in bio",
        ] + asked).map { ("=" + $0, ()) }
    )

    private static let owned: [String] = ["your", "our", "my"].flatMap { owner in
        ["company", "brand", "shop", "store", "business", "product", "website"].flatMap { what in
            ["\(owner) \(what) name", "\(owner) \(what)'s name"]
        }
    }

    private static let asked: [String] = ["insert", "add"].flatMap { verb in
        ["name", "link", "date", "price", "code", "url"].flatMap { what in
            ["\(verb) \(what)", "\(verb) your \(what)"]
        }
    }
}
