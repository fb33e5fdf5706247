/// A code that customers type must be the campaign's, letter by letter.
package struct CodesCheck: Check {
    package let name = "codes"

    package init() {}

    /// A finding for each word that reads like a code and is not the campaign's.
    package func findings(in text: CheckedText, context: CheckContext) -> [Finding] {
        let (scanned, mentions) = (text.scanned, text.mentions)
        let code = context.sheet.value(of: "code")
        let folded = code.map { $0.lowercased() }
        var spans: [Range<Int>] = []
        for (index, word) in scanned.words.enumerated() where !mentions.cover(word.range) {
            let letters = scanned[word.range]
            let isLoud =
                letters.count >= 3 && letters == letters.uppercased()
                && letters != letters.lowercased()
            let hasDigit = letters.contains(where: \.isNumber)
            let before = scanned.words[..<index].suffix(2).map(\.folded)
            let isNamed = before.contains { Self.cues.contains($0) }
            let isMiswritten = word.folded == folded && (isNamed || hasDigit)
            let isCode = isLoud && (isNamed || hasDigit && letters.first?.isLetter == true)
            if isMiswritten || isCode {
                spans.append(word.range)
            }
        }
        return spans.map { span in
            Finding(
                check: name,
                level: .block,
                span: span,
                message: code.map {
                    "“\(scanned[span])” is not the campaign's code, which is \($0)."
                }
                    ?? "“\(scanned[span])” looks like a code, and the campaign has none.",
                fix: code
            )
        }
    }

    static let cues: Set<String> = ["code", "codes", "coupon", "voucher", "promo"]
}
