/// A place in a text where a form of a fact stands.
package struct Mention: Hashable, Sendable {
    /// Where, in Unicode scalars.
    package var range: Range<Int>
    /// The indices in the sheet of the facts that have this form.
    package var facts: [Int]

    /// The kinds of these facts.
    func kinds(on sheet: FactSheet) -> Set<String> {
        Set(facts.map { RolesCheck.kind(of: sheet.facts[$0].name) })
    }
}

/// Every place in a text where the sheet's facts are stated, the longest forms first.
package struct Mentions: Hashable, Sendable {
    /// In the order of the text; none lies within another.
    package let all: [Mention]
    private let covered: [Bool]

    /// Finds the mentions of a sheet's facts.
    ///
    /// A form counts only where it stands alone: `10%` does not occur in `110%`, nor `799.99` in `$799.99`.
    /// Codes and links are compared letter by letter, everything else without regard to case.
    package init(of sheet: FactSheet, in text: ScannedText) {
        var found: [Range<Int>: Set<Int>] = [:]
        var starts: [Unicode.Scalar: [Int]] = [:]
        for (index, scalar) in text.folded.enumerated() {
            starts[scalar, default: []].append(index)
        }
        for (fact, entry) in sheet.facts.enumerated() {
            let isExact = ["code", "url", "product_url"].contains(RolesCheck.kind(of: entry.name))
            for form in entry.forms {
                let folded = ScannedText.fold(form)
                guard let first = folded.first else { continue }
                for start in starts[first] ?? [] {
                    let range = start..<start + folded.count
                    guard range.upperBound <= text.folded.count,
                        text.folded[range].elementsEqual(folded),
                        !isExact || text.scalars[range].elementsEqual(form.unicodeScalars),
                        Boundary.standsAlone(range, in: text.folded)
                    else { continue }
                    found[range, default: []].insert(fact)
                }
            }
        }
        var kept: [Mention] = []
        let order = found.keys.sorted { ($1.count, $0.lowerBound) < ($0.count, $1.lowerBound) }
        for range in order where !kept.contains(where: { $0.range.contains(range) }) {
            kept.append(Mention(range: range, facts: (found[range] ?? []).sorted()))
        }
        all = kept.sorted { $0.range.lowerBound < $1.range.lowerBound }
        var covered = [Bool](repeating: false, count: text.scalars.count)
        for mention in kept { for index in mention.range { covered[index] = true } }
        self.covered = covered
    }

    /// Whether every scalar of `range` belongs to a mention.
    package func cover(_ range: Range<Int>) -> Bool {
        range.allSatisfy { covered.indices.contains($0) && covered[$0] }
    }

    /// Whether the scalar at `index` belongs to a mention.
    package func cover(_ index: Int) -> Bool {
        covered.indices.contains(index) && covered[index]
    }
}

extension Range<Int> {
    fileprivate func contains(_ other: Range<Int>) -> Bool {
        lowerBound <= other.lowerBound && other.upperBound <= upperBound
    }
}

/// Whether a form stands alone in a text or is part of something that says more.
enum Boundary {
    static func standsAlone(_ range: Range<Int>, in folded: [Unicode.Scalar]) -> Bool {
        guard let first = folded[range].first, let last = folded[range].last else { return false }
        return isOpen(before: range.lowerBound, first, folded)
            && isOpen(after: range.upperBound, last, folded)
    }

    private static func isOpen(
        before start: Int,
        _ first: Unicode.Scalar,
        _ folded: [Unicode.Scalar]
    ) -> Bool {
        guard start > 0 else { return true }
        let before = folded[start - 1]
        if ScannedText.isWordScalar(first), ScannedText.isWordScalar(before) { return false }
        guard isDigit(first) || isCurrency(first) else { return true }
        // `$799.99` says more than `799.99`, `1,799.99` and `5-10%` something else.
        if isCurrency(before) { return false }
        if start > 1, before == " ", isCurrency(folded[start - 2]), isDigit(first) { return false }
        if start > 1, ".,/:-".unicodeScalars.contains(before), isDigit(folded[start - 2]) {
            return false
        }
        // `.20%` is a fifth of a percent.
        if before == "." || before == ",", isDigit(first) {
            return start > 1 && ScannedText.isWordScalar(folded[start - 2])
        }
        return true
    }

    private static func isOpen(
        after end: Int,
        _ last: Unicode.Scalar,
        _ folded: [Unicode.Scalar]
    ) -> Bool {
        guard end < folded.count else { return true }
        let after = folded[end]
        if ScannedText.isWordScalar(last), ScannedText.isWordScalar(after) { return false }
        guard isDigit(last) || isCurrency(last) || last == "%" else { return true }
        // `$49/month` and `$49 a month` say more than `$49`.
        if isRate(folded[end...]) { return false }
        guard isDigit(last) else { return true }
        if after == "%" || isCurrency(after) { return false }
        let next = end + 1 < folded.count ? folded[end + 1] : " "
        if ".,/:-".unicodeScalars.contains(after), isDigit(next) { return false }
        guard after == " " || after == "-" else { return true }
        if next == "%" || isCurrency(next) { return false }
        let word = String(
            String.UnicodeScalarView(folded[(end + 1)...].prefix { ScannedText.isWordScalar($0) })
        )
        return !unitsThatSayMore.contains(word) && !CurrencyWords.all.contains(word)
    }

    /// Whether what follows an amount makes a rate of it: `/month`, ` per kilo`, ` a month`, ` each week`.
    private static func isRate(_ rest: ArraySlice<Unicode.Scalar>) -> Bool {
        if rest.first == "/", let next = rest.dropFirst().first { return !isDigit(next) }
        guard rest.first == " " else { return false }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: rest.dropFirst().prefix(20))
        let words = String(view).split { !$0.isLetter }.prefix(2).map(String.init)
        guard let word = words.first, rest.dropFirst().first.map(ScannedText.isWordScalar) == true
        else { return false }
        if ratesInWords.contains(word) {
            return words.last != "cent"
        }
        return words.count == 2 && ["a", "an", "each", "every"].contains(word)
            && periods.contains(words[1])
    }

    static let periods: Set<String> = ["month", "week", "day", "year", "hour"]

    private static let ratesInWords: Set<String> = [
        "per", "monthly", "weekly", "yearly", "daily", "annually",
    ]

    /// A word after a number that turns it into another claim.
    private static let unitsThatSayMore: Set<String> = [
        "percent", "per", "pct", "hundred", "thousand", "million", "billion", "k",
    ]

    /// Whether a word right behind an amount makes another one of it.
    static func sharpensAmount(_ word: String) -> Bool {
        unitsThatSayMore.contains(word) || CurrencyWords.all.contains(word)
            || ratesInWords.contains(word)
    }

    static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return (0x30...0x39).contains(scalar.value) }
        return scalar.properties.generalCategory == .decimalNumber
    }

    static func isCurrency(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return scalar == "$" }
        return scalar.properties.generalCategory == .currencySymbol
    }
}
