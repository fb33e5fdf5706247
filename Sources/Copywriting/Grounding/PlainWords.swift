/// What words may stand in a text besides the sheet's forms.
///
/// It says beforehand what the checks would say of the finished text; where they need what comes later it is the stricter.
struct PlainWords {
    private let vocabulary: SheetVocabulary
    private let sheetWords: [String]
    private let hasNounCapitals: Bool
    private let innerNames: Set<String>
    private let refused: Set<String>
    private let phrases: [String: [[String]]]

    init(_ sheet: FactSheet, channel: any Channel, locale: String) {
        vocabulary = SheetVocabulary(sheet, channel: channel)
        sheetWords = sheet.facts.flatMap { ScannedText($0.value).words.map(\.folded) }.sorted()
        let language = MonthNames.language(ofLocale: locale)
        hasNounCapitals = language == "de"
        innerNames =
            channel.isSent ? Self.acronyms : Self.acronyms.union(SheetVocabulary.networks)
        let own = MonthNames.language(language) ?? .english
        var refused = NumberWords.quantities.union(Self.claims).union(Self.feasts)
        for names in [MonthNames.english, own] {
            for name in names.full + names.weekdays {
                refused.formUnion([name.lowercased(), name.lowercased() + "s"])
            }
        }
        // The verb; as a month it is told by the word before.
        refused.remove("may")
        self.refused = refused
        let hasCode = sheet.value(of: "code") != nil
        let hasEnd = sheet.value(of: "ends") != nil
        phrases = Dictionary(
            grouping: Self.phrases + (hasCode ? [] : Self.codePhrases)
                + (hasEnd ? [] : Self.endPhrases),
            by: { $0.last ?? "" }
        )
    }

    /// A word with what stands around it.
    struct Word {
        /// In small letters, with plain apostrophes.
        var folded: String
        var isCapitalised: Bool
        /// Whether it has capitals alone, three or more letters.
        var isLoud: Bool
        var startsSentence: Bool
        /// The word before it, whatever parts them.
        var nearest: () -> String?
        /// The words before it, the nearest last, as far as only spaces part them.
        var before: () -> [String]
    }

    /// Whether a word may stand as it is.
    func allows(_ word: Word) -> Bool {
        let folded = word.folded
        if isRefused(folded) { return false }
        if word.isCapitalised, !mayBeCapitalised(word) { return false }
        if folded == "may", word.nearest()?.contains(where: \.isNumber) == true { return false }
        guard let rows = phrases[folded] else { return true }
        let before = word.before()
        return !rows.contains { row in
            row.count <= before.count + 1
                && before.suffix(row.count - 1).elementsEqual(row.dropLast())
        }
    }

    /// Whether some word that may stand goes on from here.
    func mayGrow(_ word: Word) -> Bool {
        guard word.isCapitalised, !isRefused(word.folded) else { return false }
        if word.isLoud || !word.startsSentence {
            return hasNounCapitals && !word.isLoud
                || innerNames.contains { $0.hasPrefix(word.folded) }
        }
        return hasNounCapitals || OrdinaryWords.hasWord(beginningWith: word.folded)
            || sheetWords.contains { $0.hasPrefix(word.folded) }
    }

    private func isRefused(_ folded: String) -> Bool {
        if refused.contains(folded) { return true }
        let stem = folded.split(separator: "'").first.map(String.init) ?? folded
        if stem != folded, refused.contains(stem) { return true }
        guard folded.contains("-") else { return false }
        let parts = folded.split(separator: "-").map(String.init)
        return parts.contains { NumberWords.quantities.contains($0) || Self.claims.contains($0) }
            || parts.count > 1 && parts.contains("one") && NumbersCheck.units.contains(parts[1])
    }

    private func mayBeCapitalised(_ word: Word) -> Bool {
        let isInner = innerNames.contains(word.folded)
        if word.isLoud {
            return isInner && !word.before().suffix(2).contains(where: CodesCheck.cues.contains)
        }
        if isInner || hasNounCapitals { return true }
        guard word.startsSentence else { return false }
        return OrdinaryWords.contains(word.folded) || vocabulary.contains(word.folded)
    }

    /// Words with capitals inside a sentence that name nothing.
    private static let acronyms: Set<String> = [
        "i", "i'm", "i've", "i'll", "i'd", "sms", "tv", "usb", "ok", "faq", "diy", "vip", "pdf",
    ]

    /// Words that state an offer or a day without a record's word for it.
    private static let claims: Set<String> = [
        "free", "complimentary", "bogo", "tomorrow", "yesterday", "midnight", "tbd", "tba", "xx",
        "xxx", "www", "http", "https", "lorem", "ipsum", "percent", "pct",
    ]

    private static let feasts: Set<String> = [
        "christmas", "xmas", "easter", "halloween", "thanksgiving", "diwali", "ramadan", "hanukkah",
    ]

    /// Every row of words made of one word of each column.
    private static func rows(_ columns: String...) -> [[String]] {
        columns.reduce([[]]) { rows, column in
            rows.flatMap { row in
                column.split(separator: " ").map { row + [String($0)] }
            }
        }
    }

    private static let phrases: [[String]] =
        rows("buy", "one") + rows("on", "the", "house") + rows("at for", "no")
        + rows("one", NumbersCheck.units.joined(separator: " "))
        + rows("new", "year year's", "eve day") + rows("cyber", "monday") + rows("boxing", "day")
        + rows(
            "mother mothers mother's father fathers father's valentine valentines valentine's",
            "day"
        )
        + rows(
            "mum mom mum's mom's mums moms singles singles' labor labour memorial independence",
            "day"
        )
        + rows("today tonight", "only") + rows("only just", "today tonight")
        + rows(
            "end ends ending expire expires expiring until till by through close closes",
            "today noon tonight soon"
        )
        + rows("this next last", "week weekend month year")
        + rows("end rest", "of", "the this", "day week weekend month season year")
        + rows("last final", "hours minutes")
        + rows("your our my", "company brand shop store business product website", "name")
        + rows(
            "your our my",
            "company's brand's shop's store's business's product's website's",
            "name"
        )
        + rows("your", "company brand name business")
        + rows("insert add", "name link date price code url")
        + rows("insert add", "your", "name link date price code url")
        + rows("company brand customer recipient product", "name")
        + rows("company's brand's customer's recipient's product's", "name")
        + rows("click link", "in", "bio")
        + rows("in until till this next by of from through since all", "may")

    /// An end that nobody knows is not near.
    private static let endPhrases: [[String]] = rows("last final", "day")

    /// A code that a campaign does not have cannot be asked for.
    private static let codePhrases: [[String]] =
        rows("use with enter apply the your this promo discount coupon", "code")
}
