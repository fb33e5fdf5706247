/// Every month, weekday, feast or relative day of a text must be part of a form on the fact sheet.
package struct DatesCheck: Check {
    package let name = "dates"

    package init() {}

    /// A finding for each date word that no mention covers.
    package func findings(in text: String, context: CheckContext) -> [Finding] {
        let scanned = ScannedText(text)
        let mentions = Mentions(of: context.sheet, in: scanned)
        var spans = names(in: scanned, mentions, locale: context.locale)
        for pattern in [Self.feasts, Self.relative] {
            for span in text.scalarRanges(of: pattern)
            where !mentions.cover(span) && !spans.contains(where: { $0.overlaps(span) })
                && !isKnownEnd(scanned[span], context.sheet)
            {
                spans.append(span)
            }
        }
        return spans.map { span in
            Finding(
                check: name,
                level: .block,
                span: span,
                message: "The date “\(scanned[span])” is not on the fact sheet."
            )
        }
    }

    /// Whether a phrase is the last day of a campaign whose end the sheet holds.
    private func isKnownEnd(_ phrase: String, _ sheet: FactSheet) -> Bool {
        ["last day", "final day"].contains(phrase.lowercased()) && sheet.value(of: "ends") != nil
    }

    /// Months and weekdays by name.
    private func names(
        in text: ScannedText,
        _ mentions: Mentions,
        locale: String
    ) -> [Range<Int>] {
        let own = MonthNames.language(MonthNames.language(ofLocale: locale)) ?? .english
        var known: Set<String> = []
        for names in [.english, own] {
            known.formUnion((names.full + names.weekdays).map { $0.lowercased() })
        }
        return text.words.indices.compactMap { index in
            let word = text.words[index]
            let name = word.folded.split(separator: "'").first.map(String.init) ?? ""
            let singular = name.hasSuffix("s") ? String(name.dropLast()) : name
            guard known.contains(name) || known.contains(singular), !mentions.cover(word.range)
            else { return nil }
            if ["may", "march", "mar", "so"].contains(name), !isDate(index, in: text) {
                return nil
            }
            return word.range
        }
    }

    /// Whether a word that is also another one stands like a month: after `in` or `until`, or beside a number.
    private func isDate(_ index: Int, in text: ScannedText) -> Bool {
        let before = index > 0 ? text.words[index - 1].folded : ""
        let after = index + 1 < text.words.count ? text.words[index + 1].folded : ""
        return [
            "in", "until", "till", "this", "next", "by", "of", "from", "through", "since", "all",
        ]
        .contains(before) || before.first?.isNumber == true || after.first?.isNumber == true
    }

    /// Days with a name of their own.
    private static var feasts: Regex<Substring> {
        #/
        (?i)
        \b (?: new \s year (?: ['’]s )? \s (?: eve | day ) | christmas (?: \s (?: eve | day ) )? | xmas
        | easter | halloween | thanksgiving | black \s friday | cyber \s monday | boxing \s day
        | (?: mother | father | valentine | mum | mom ) ['’]? s? ['’]? \s day | diwali | ramadan | hanukkah
        | singles ['’]? \s day | labou?r \s day | memorial \s day | independence \s day ) \b
        /#
    }

    /// Days and spans of time counted from now.
    private static var relative: Regex<Substring> {
        #/
        (?i)
        \b (?: tomorrow | yesterday | today \s only | only \s today | just \s today
        | (?: ends? | ending | expires? | expiring | until | till | by | through | closes? )
          \s (?: today | midnight | noon | tonight | soon )
        | (?: this | next | last ) \s (?: week | weekend | month | year )
        | tonight \s only | only \s tonight | just \s tonight
        | (?: end | rest ) \s of \s (?: the | this ) \s (?: day | week | weekend | month | season | year )
        | (?: last | final ) \s (?: day | hours | minutes )
        | midnight ) \b
        /#
    }
}
