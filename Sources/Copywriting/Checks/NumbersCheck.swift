/// Every number of a text, in digits or words, must be part of a form on the fact sheet.
///
/// Marks of a list at the start of a line (`1.`) are no statement. The word `one` is left alone unless it counts
/// something (`one day`).
package struct NumbersCheck: Check {
    package let name = "numbers"

    package init() {}

    /// A finding for each number that no mention covers.
    package func findings(in text: CheckedText, context: CheckContext) -> [Finding] {
        let (scanned, mentions) = (text.scanned, text.mentions)
        let figures = figures(in: scanned, mentions, allowsLists: !context.channel.isSingleLine)
        let words = spelled(in: scanned, mentions).filter { span in
            !figures.contains { $0.overlaps(span) }
        }
        let phrases = Self.offers.hits(in: text) { hit in
            !mentions.cover(hit.range)
                && !(figures + words).contains { $0.overlaps(hit.range) }
                && !isRecorded(scanned.folded[hit.range], on: context.sheet)
        }.map(\.range)
        return (figures + words + phrases).map { span in
            Finding(
                check: name,
                level: .block,
                span: span,
                message: "“\(scanned[span])” is not on the fact sheet.",
                fix: fix(for: scanned[span], context.sheet)
            )
        }
    }

    /// The campaign's discount in the place of another percentage.
    private func fix(for wrong: String, _ sheet: FactSheet) -> String? {
        guard wrong.hasSuffix("%"), let discount = sheet.index(of: "discount") else { return nil }
        return sheet.facts[discount].forms.first
    }

    /// Whether a phrase stands in the words of a record, as `free shipping` does in a campaign's terms.
    private func isRecorded(_ phrase: ArraySlice<Unicode.Scalar>, on sheet: FactSheet) -> Bool {
        func text(_ scalars: some Sequence<Unicode.Scalar>) -> String {
            var view = String.UnicodeScalarView()
            view.append(contentsOf: scalars)
            return String(view)
        }
        let phrase = text(phrase)
        return sheet.facts.contains { text(ScannedText.fold($0.value)).contains(phrase) }
    }

    /// Runs around digits that no mention covers.
    private func figures(
        in text: ScannedText,
        _ mentions: Mentions,
        allowsLists: Bool
    ) -> [Range<Int>] {
        var spans: [Range<Int>] = []
        for index in text.scalars.indices where isNumber(text, at: index) {
            guard !mentions.cover(index), !(spans.last?.contains(index) ?? false),
                !(allowsLists && isListMark(index, in: text))
            else { continue }
            spans.append(widened(index, in: text, mentions))
        }
        return spans
    }

    private func isNumber(_ text: ScannedText, at index: Int) -> Bool {
        let scalar = text.scalars[index]
        if scalar.isASCII {
            return Boundary.isDigit(scalar) || scalar == "%" || scalar == "$"
        }
        let properties = scalar.properties
        // A sign alone states something too, whatever is typed for its number: `IO%`, `$ O`.
        if Self.isSign(scalar) { return true }
        guard properties.numericType != nil else { return false }
        guard properties.isIdeographic else { return true }
        // 一 and its like are mostly words; before a counter they are numbers.
        let next = index + 1 < text.scalars.count ? text.scalars[index + 1] : " "
        return "折元月日天号年成块角%％".unicodeScalars.contains(next)
    }

    /// Percent signs of all scripts, and signs of currencies.
    private static func isSign(_ scalar: Unicode.Scalar) -> Bool {
        "%％﹪٪‰".unicodeScalars.contains(scalar) || Boundary.isCurrency(scalar)
    }

    /// The run of figures, letters and signs around a digit: `$1,299.00`, `24/7`, `4K`.
    private func widened(_ index: Int, in text: ScannedText, _ mentions: Mentions) -> Range<Int> {
        func belongs(_ place: Int) -> Bool {
            let scalar = text.folded[place]
            if mentions.cover(place) { return false }
            if ScannedText.isWordScalar(scalar) || scalar.properties.numericType != nil {
                return true
            }
            if scalar == "#" || Self.isSign(scalar) { return true }
            let isInside =
                place > 0 && place + 1 < text.folded.count
                && text.folded[place - 1].properties.numericType != nil
                && text.folded[place + 1].properties.numericType != nil
            return isInside && ".,/:-".unicodeScalars.contains(scalar)
        }
        var start = index
        while start > 0, belongs(start - 1) { start -= 1 }
        var end = index + 1
        while end < text.folded.count, belongs(end) { end += 1 }
        if end + 1 < text.folded.count, text.folded[end] == " ", text.folded[end + 1] == "%" {
            end += 2
        }
        return start..<end
    }

    /// Whether a digit belongs to the mark of a list: `1.` or `12)` at the start of a line.
    private func isListMark(_ index: Int, in text: ScannedText) -> Bool {
        var start = index
        while start > 0, Boundary.isDigit(text.folded[start - 1]) { start -= 1 }
        var end = index
        while end < text.folded.count, Boundary.isDigit(text.folded[end]) { end += 1 }
        guard end - start <= 2, end + 1 < text.folded.count,
            text.folded[end] == "." || text.folded[end] == ")",
            text.folded[end + 1] == " " || text.folded[end + 1] == "\t"
        else { return false }
        let line = text.folded[..<start].last { $0 != " " && $0 != "\t" }
        return line == nil || line == "\n"
    }

    /// Number words that no mention covers.
    private func spelled(in text: ScannedText, _ mentions: Mentions) -> [Range<Int>] {
        var spans: [Range<Int>] = []
        for (index, word) in text.words.enumerated() where !mentions.cover(word.range) {
            let parts = word.folded.split(separator: "-").map(String.init)
            let next = index + 1 < text.words.count ? text.words[index + 1].folded : ""
            let counts =
                parts.contains { NumberWords.quantities.contains($0) }
                || (parts.contains("one") && Self.units.contains(parts.count > 1 ? parts[1] : next))
            guard counts, !word.folded.contains(where: \.isNumber) else { continue }
            spans.append(word.range)
        }
        return spans
    }

    /// What `one` counts when it is a number.
    static let units: Set<String> = [
        "percent", "per", "dollar", "euro", "pound", "day", "hour", "week", "month", "year",
        "minute",
        "star",
    ]

    /// Offers in words that hold no number: a share of the price, or a price of nothing.
    private static let offers = PhraseList<Void>((priceless + free).map { ("=" + $0, ()) })

    private static let priceless = [
        "half price", "half off", "half the price", "bogo", "buy one", "two for one", "for free",
        "free of charge", "complimentary", "on the house", "at no cost", "at no charge",
        "at no extra cost", "at no extra charge", "at no additional cost",
        "at no additional charge",
        "for no cost", "for no charge", "for no extra cost", "for no extra charge",
        "for no additional cost", "for no additional charge",
    ]

    private static let free = [
        "shipping", "delivery", "postage", "return", "returns", "gift", "gifts", "sample",
        "samples", "trial", "trials", "upgrade", "upgrades", "bonus",
    ].map { "free \($0)" }
}
