/// Places that somebody should have filled in: `[Name]`, `{link}`, `<date>`, `Your Company`.
package struct PlaceholderCheck: Check {
    package let name = "placeholder"

    package init() {}

    /// A finding for each placeholder that is not a record's own wording.
    package func findings(in text: String, context: CheckContext) -> [Finding] {
        let scanned = ScannedText(text)
        let mentions = Mentions(of: context.sheet, in: scanned)
        return text.scalarRanges(of: Self.pattern)
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

    /// Brackets around words, and phrases that stand for a name; compiled anew, a regex is not `Sendable`.
    private static var pattern: Regex<Substring> {
        #/
        (?i)
        \[+ [^\[\]\n]{0,60} \]+
        | \{+ [^{}\n]{0,60} \}+
        | < \/? [a-z][^<>\n]{0,60} >
        | _{3,}
        | \b (?: your | our | my ) \s (?: company | brand | shop | store | business | product | website )
          (?: 's | ’s )? \s name \b
        | \b your \s (?: company | brand | name | business ) \b
        | \b (?: insert | add ) \s (?: your \s )? (?: name | link | date | price | code | url ) \b
        | \b (?: company | brand | customer | recipient | product ) (?: 's | ’s )? \s name \b
        | \b lorem \s ipsum \b
        | \b (?: tbd | tba | xx+ ) \b
        | % [sd@] \b
        | \b (?: click | link ) \s in \s bio \b
        /#
    }
}
