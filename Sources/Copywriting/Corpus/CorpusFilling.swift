import Shop
import Transformer

/// Fills the texts of the corpus with records that fit: names, prices, discounts, dates and what the customer did.
///
/// The same seed gives the same examples. Every value of a text is the fact sheet's own.
package struct CorpusFilling {
    private let names: CorpusNames.Lists
    private var random: Xoshiro256

    package init(_ names: CorpusNames.Lists, seed: UInt64) {
        self.names = names
        random = Xoshiro256(seed: seed)
    }

    /// Each text of `files` `copies` times, of the held-out products or of the others.
    package mutating func examples(
        of files: [CorpusFile],
        copies: Int,
        heldOut: Bool
    ) throws(CopyError) -> [CorpusExample] {
        var examples: [CorpusExample] = []
        let shelf = files.flatMap { file in
            file.products.filter { ($0.heldOut ?? false) == heldOut && $0.titles != nil }
                .map { (file: file, entry: $0) }
        }
        for copy in 0..<copies {
            for file in files {
                for entry in file.products where (entry.heldOut ?? false) == heldOut {
                    for (index, text) in entry.texts.enumerated()
                    where heldOut || text.free != true {
                        let place = "\(entry.id)/\(index + 1)"
                        if file.category != CorpusFile.anyCategory {
                            let id = "\(file.category)/\(place)"
                            examples.append(try example(file, entry, text, id, copy: copy))
                        } else if let (file, product) = drawn(from: shelf, for: text) {
                            // A text that names no product is about the category.
                            let entry = text.slots.contains("product") ? product : entry
                            let id = "\(file.category)/\(product.id)/\(place)"
                            examples.append(try example(file, entry, text, id, copy: copy))
                        }
                    }
                }
            }
        }
        return examples
    }

    /// A product for a text that fits any; what is bought again must be something that is used up.
    private mutating func drawn(
        from shelf: [(file: CorpusFile, entry: CorpusFile.Entry)],
        for text: CorpusFile.Text
    ) -> (file: CorpusFile, entry: CorpusFile.Entry)? {
        let isAgain = text.to == .again
        let fitting = shelf.filter { product in
            product.file.category != CorpusFile.anyCategory
                && (!isAgain || product.entry.texts.contains { $0.to == .again })
        }
        return fitting.isEmpty ? nil : one(of: fitting)
    }

    private mutating func example(
        _ file: CorpusFile,
        _ entry: CorpusFile.Entry,
        _ text: CorpusFile.Text,
        _ id: String,
        copy: Int
    ) throws(CopyError) -> CorpusExample {
        let slots = text.slots
        let days = days(for: text, slots)
        let product = product(file, entry, text, copy: copy)
        let campaign = campaign(text, slots, days, product)
        let settings = settings(slots)
        let other = entry.bought.map { one(of: $0) }
        let behaviors = behaviors(text.to, asOf: days.asOf)
        var catalogue: [String: Product] = [:]
        if let product { catalogue[product.productID] = product }
        if let other {
            catalogue[Self.otherID] = Product(
                productID: Self.otherID,
                title: other,
                category: file.category,
                price: .zero
            )
        }
        // What a campaign without products is about are the categories of those that it lists.
        var listed = campaign
        if product == nil, !file.category.isEmpty {
            listed.productIDs = [Self.otherID]
            catalogue[Self.otherID] = Product(
                productID: Self.otherID,
                title: file.category,
                category: file.category,
                price: .zero
            )
        }
        let isUser = text.to != .everyone
        let records = BriefRecords(
            brief: Brief(
                campaignID: campaign.campaignID,
                audience: isUser ? .user(Self.userID) : .everyone,
                productIDs: product.map { [$0.productID] } ?? [],
                channel: text.channel
            ),
            campaign: listed,
            products: product.map { [$0] } ?? [],
            behaviors: behaviors.reversed(),
            catalogue: catalogue,
            profile: isUser
                ? Profile(
                    userID: Self.userID,
                    behaviors: behaviors,
                    asOf: days.asOf,
                    product: { catalogue[$0] },
                    price: { id, _ in catalogue[id]?.price }
                ) : nil,
            settings: settings,
            asOf: days.asOf
        )
        let sheet = FactSheet(records: records)
        return CorpusExample(
            id: id,
            records: records,
            sheet: sheet,
            channel: try Channels.named(text.channel),
            tone: text.tone,
            answer: try filled(text, slots, sheet, records, id)
        )
    }

    // MARK: Records

    private static let userID = "user_1"
    private static let productID = "product_1"
    private static let otherID = "product_2"
    private static let strangeID = "product_3"

    private mutating func one<Element>(of list: [Element]) -> Element {
        list[Int(random.next() % UInt64(list.count))]
    }

    private mutating func number(in range: ClosedRange<Int>) -> Int {
        range.lowerBound + Int(random.next() % UInt64(range.count))
    }

    private mutating func isDrawn(_ share: Double) -> Bool { random.nextUnit() < share }

    /// The campaign's days and the one taken as today.
    private mutating func days(
        for text: CorpusFile.Text,
        _ slots: Set<String>
    ) -> (start: Day, end: Day, asOf: Day) {
        let start = Self.firstDay.adding(days: number(in: 0...1_000))
        let end = start.adding(days: number(in: 2...27))
        if slots.contains("starts") { return (start, end, start.adding(days: -number(in: 1...9))) }
        let length = end.days(since: start)
        let left = text.tone == .urgent ? number(in: 0...min(length, 5)) : number(in: 0...length)
        return (start, end, end.adding(days: -left))
    }

    private static let firstDay = Day(daysSinceEpoch: 19_724)

    private mutating func campaign(
        _ text: CorpusFile.Text,
        _ slots: Set<String>,
        _ days: (start: Day, end: Day, asOf: Day),
        _ product: Product?
    ) -> Campaign {
        // A text that only speaks of a lower price needs a discount as well.
        let hasOffer =
            !slots.isDisjoint(with: ["discount", "sale", "saving"])
            || OfferCheck.promises(text.text)
        let percent =
            isDrawn(0.85) ? one(of: [10, 15, 20, 25, 30, 35, 40, 50]) : number(in: 5...70)
        let code =
            one(of: names.codes)
            + (isDrawn(0.8) ? "\(hasOffer ? percent : number(in: 10...99))" : "")
        return Campaign(
            campaignID: "campaign_1",
            title: one(of: names.campaigns),
            startDate: days.start,
            endDate: days.end,
            discount: hasOffer ? Discount(basisPoints: percent * 100) : .none,
            code: slots.contains("code") ? code : nil,
            productIDs: product.map { isDrawn(0.5) ? [$0.productID] : [] } ?? []
        )
    }

    private mutating func product(
        _ file: CorpusFile,
        _ entry: CorpusFile.Entry,
        _ text: CorpusFile.Text,
        copy: Int
    ) -> Product? {
        guard let titles = entry.titles, !titles.isEmpty, let range = entry.price,
            let low = range.first, let high = range.last, low <= high
        else { return nil }
        let cents = isDrawn(0.3) ? 0 : one(of: [99, 95, 90, 50, 99, 49])
        // Copies go through the titles, so that each is seen.
        let title = titles[(copy + number(in: 0...1)) % titles.count]
        return Product(
            productID: Self.productID,
            title: title,
            category: file.category,
            price: Amount(tenThousandths: Int64(number(in: low...high) * 100 + cents) * 100),
            description: text.bare == true ? nil : entry.about
        )
    }

    private mutating func settings(_ slots: Set<String>) -> WorkspaceSettings {
        let currencies = ["USD", "USD", "USD", "USD", "EUR", "GBP", nil]
        let currency = one(of: currencies)
        return WorkspaceSettings(
            shopName: slots.contains("shop") || isDrawn(0.75) ? one(of: names.shops) : nil,
            currency: currency,
            locale: currency == "USD" || isDrawn(0.3) ? "en-US" : "en-GB"
        )
    }

    /// What such a customer did, oldest first.
    private mutating func behaviors(_ audience: CorpusAudience, asOf: Day) -> [Behavior] {
        func behavior(_ kind: BehaviorKind, _ product: String, daysAgo: Int) -> Behavior {
            Behavior(
                userID: Self.userID,
                kind: kind,
                productID: product,
                timestamp: Timestamp(day: asOf.adding(days: -daysAgo), hour: 12)
            )
        }
        let days = number(in: 1...20)
        let earlier = behavior(.purchase, Self.strangeID, daysAgo: days + 100)
        switch audience {
        case .everyone: return []
        case .viewed: return [earlier, behavior(.view, Self.productID, daysAgo: days)]
        case .cart: return [earlier, behavior(.cart, Self.productID, daysAgo: days)]
        case .bought: return [behavior(.purchase, Self.otherID, daysAgo: days)]
        case .again: return [behavior(.purchase, Self.productID, daysAgo: days + 30)]
        case .away: return [earlier]
        case .new: return [behavior(.view, Self.strangeID, daysAgo: days)]
        }
    }

    // MARK: Text

    /// The fact that each slot states.
    private static let facts = [
        "product": "product", "price": "price", "sale": "sale_price", "saving": "saving",
        "code": "code", "ends": "ends", "starts": "starts", "campaign": "campaign",
        "shop": "shop", "category": "category", "bought": "bought", "about": "description",
    ]

    /// What agrees with the product's number: of one, of several.
    private static let grammar = [
        "is": ("is", "are"), "was": ("was", "were"), "has": ("has", "have"), "s": ("s", ""),
        "it": ("it", "they"), "It": ("It", "They"), "them": ("it", "them"), "its": ("its", "their"),
        "this": ("this", "these"), "This": ("This", "These"),
    ]

    private func filled(
        _ text: CorpusFile.Text,
        _ slots: Set<String>,
        _ sheet: FactSheet,
        _ records: BriefRecords,
        _ id: String
    ) throws(CopyError) -> String {
        var answer = text.text
        for slot in slots.sorted() {
            let value =
                switch slot {
                case _ where Self.grammar[slot] != nil:
                    Self.grammar[slot].map {
                        records.products.first?.isPlural == true ? $0.1 : $0.0
                    }
                case "discount": PercentForms.value(of: records.campaign.discount)
                case "first_name": "{{first_name}}"
                default: Self.facts[slot].flatMap { sheet.value(of: $0) }
                }
            guard let value else {
                throw .corpus(id, "There is no fact for {\(slot)} in “\(text.text)”.")
            }
            answer = answer.replacing("{\(slot)}", with: value)
        }
        return answer
    }
}

extension Product {
    /// Whether the title names several things: `Wool Socks`.
    fileprivate var isPlural: Bool { title.hasSuffix("s") && !title.hasSuffix("ss") }
}
