/// What the texts of one channel, or of all, came to.
package struct CopyScore: Sendable {
    package private(set) var texts = 0
    package private(set) var blocked = 0
    /// Of the texts that are not blocked, or of all where nothing blocks.
    private var invented = 0
    private var claims = 0
    private var overLimit = 0
    private var withProduct = 0
    private var namesProduct = 0
    private var withOffer = 0
    private var statesOffer = 0
    private var editShares: [Double] = []
    private var distinct2: [Double] = []
    private var selfBLEU: [Double] = []

    package init() {}

    /// Checks whose findings are facts that the sheet does not hold.
    private static let inventions: Set<String> = [
        "numbers", "dates", "codes", "names", "links", "placeholder", "roles", "offer", "bundles",
    ]
    private static let unsupported: Set<String> = ["claims", "urgency"]

    /// Counts a text; where checks `hold` texts back, what a blocked one says is not counted against the others.
    mutating func add(_ suggestion: Suggestion, for example: CorpusExample, checksHold: Bool) {
        texts += 1
        let isBlocked = checksHold && suggestion.findings.isBlocking
        if isBlocked {
            blocked += 1
            return
        }
        let blocking = suggestion.findings.filter { $0.level == .block }
        invented += blocking.count { Self.inventions.contains($0.check) }
        claims += suggestion.findings.count { Self.unsupported.contains($0.check) }
        let measures = example.channel.measures(of: suggestion.text)
        if measures.contains(where: { $0.value > $0.hardLimit ?? .max }) { overLimit += 1 }
        let scanned = ScannedText(suggestion.text)
        let mentions = Mentions(of: example.sheet, in: scanned)
        let stated = Set(
            mentions.all.flatMap(\.facts).map { RolesCheck.kind(of: example.sheet.facts[$0].name) }
        )
        if example.sheet.index(of: "product") != nil {
            withProduct += 1
            if stated.contains("product") { namesProduct += 1 }
        }
        let offers = ["discount", "sale_price", "saving"]
        if offers.contains(where: { example.sheet.index(of: $0) != nil }) {
            withOffer += 1
            if !stated.isDisjoint(with: offers) { statesOffer += 1 }
        }
        editShares.append(EditDistance.share(suggestion.text, example.answer))
    }

    /// Counts the texts that were written for one brief.
    mutating func add(candidates: [Suggestion], of example: CorpusExample) {
        let runs = candidates.map { TextDiversity.runs(of: $0.text, sheet: example.sheet) }
        if let value = TextDiversity.distinct2(runs) { distinct2.append(value) }
        if let value = TextDiversity.selfBLEU(runs) { selfBLEU.append(value) }
    }

    /// The score of the texts of both.
    package static func + (left: CopyScore, right: CopyScore) -> CopyScore {
        var sum = left
        sum.texts += right.texts
        sum.blocked += right.blocked
        sum.invented += right.invented
        sum.claims += right.claims
        sum.overLimit += right.overLimit
        sum.withProduct += right.withProduct
        sum.namesProduct += right.namesProduct
        sum.withOffer += right.withOffer
        sum.statesOffer += right.statesOffer
        sum.editShares += right.editShares
        sum.distinct2 += right.distinct2
        sum.selfBLEU += right.selfBLEU
        return sum
    }

    /// The score as numbers that can be read by others.
    package var figures: Figures {
        let kept = texts - blocked
        return Figures(
            texts: texts,
            inventedPer1000: Self.share(invented, kept) * 1_000,
            claimsPer1000: Self.share(claims, kept) * 1_000,
            blockedShare: Self.share(blocked, texts),
            overLimitPer1000: Self.share(overLimit, kept) * 1_000,
            productShare: withProduct == 0 ? nil : Self.share(namesProduct, withProduct),
            offerShare: withOffer == 0 ? nil : Self.share(statesOffer, withOffer),
            distinct2: Self.mean(distinct2),
            selfBLEU: Self.mean(selfBLEU),
            editShare: Self.mean(editShares)
        )
    }

    private static func share(_ part: Int, _ whole: Int) -> Double {
        whole == 0 ? 0 : Double(part) / Double(whole)
    }

    private static func mean(_ values: [Double]) -> Double? {
        values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
    }

    /// The score of one channel in one set-up; shares lie between 0 and 1.
    package struct Figures: Hashable, Sendable, Encodable {
        package var texts: Int
        package var inventedPer1000: Double
        package var claimsPer1000: Double
        package var blockedShare: Double
        package var overLimitPer1000: Double
        /// Of the briefs with a product, nil where there is none.
        package var productShare: Double?
        package var offerShare: Double?
        package var distinct2: Double?
        package var selfBLEU: Double?
        package var editShare: Double?
        /// Of the corpus's answers under the model of the set-up.
        package var perplexity: Double?

        private enum CodingKeys: String, CodingKey {
            case texts
            case inventedPer1000 = "invented_per_1000"
            case claimsPer1000 = "unsupported_claims_per_1000"
            case blockedShare = "blocked"
            case overLimitPer1000 = "over_limit_per_1000"
            case productShare = "names_product"
            case offerShare = "states_offer"
            case distinct2 = "distinct_2"
            case selfBLEU = "self_bleu"
            case editShare = "edit_distance"
            case perplexity
        }
    }
}
