package import Shop

extension FactSheet {
    /// The fact sheet of a brief, read from the shop's records as of a day (nil: the workspace's own).
    ///
    /// Throws `CopyError.unknown` for what the brief names and the shop does not hold, else `ShopError`.
    package static func make(
        for brief: Brief,
        repository: any ShopRepository,
        asOf: Day? = nil
    ) throws -> FactSheet {
        FactSheet(records: try BriefRecords.read(brief, from: repository, asOf: asOf))
    }

    /// The facts of these records, from what changes least between briefs to what changes most.
    package init(records: BriefRecords) {
        var maker = FactMaker(records)
        maker.addShop()
        maker.addCampaign()
        if records.products.isEmpty { maker.addCoverage() }
        for (index, product) in records.products.enumerated() {
            maker.addProduct(product, suffix: index == 0 ? "" : "_\(index + 1)")
        }
        maker.addAudience()
        self.init(facts: maker.facts)
    }
}

/// Collects facts, each from its record.
private struct FactMaker {
    let records: BriefRecords
    let locale: String
    let format: AmountFormat
    var facts: [Fact] = []

    init(_ records: BriefRecords) {
        self.records = records
        locale = records.settings.locale
        format = AmountFormat(records.settings)
    }

    private mutating func add(_ name: String, _ value: String?, _ forms: [String], _ record: String)
    {
        guard let value, !value.allSatisfy(\.isWhitespace) else { return }
        let plain = TextSanitizer.clean(value)
        facts.append(
            Fact(name: name, value: plain, forms: forms.map(TextSanitizer.clean), record: record)
        )
    }

    private mutating func addTitle(_ name: String, _ title: String?, _ record: String) {
        add(name, title, title.map { PhraseForms.forms(ofTitle: $0) } ?? [], record)
    }

    mutating func addShop() {
        addTitle("shop", records.settings.shopName, "settings shop_name")
    }

    mutating func addCampaign() {
        let campaign = records.campaign
        let record = "campaign \(campaign.campaignID)"
        let year = records.asOf.map(\.civil.year)
        addTitle("campaign", campaign.title, record)
        let products = records.products
        let isOffered = products.isEmpty || products.contains { records.covers($0.productID) }
        // A discount that is for none of the products may not be stated beside them.
        if campaign.discount > .none, isOffered {
            let percent = PercentForms.value(of: campaign.discount)
            let forms = PercentForms.forms(of: campaign.discount, locale: locale)
            add("discount", "\(percent) off", forms, record)
        }
        add("code", campaign.code, campaign.code.map { [$0] } ?? [], record)
        for (name, day) in [("starts", campaign.startDate), ("ends", campaign.endDate)] {
            let value = DateForms.value(of: day, locale: locale, withoutYear: year)
            add(name, value, DateForms.forms(of: day, locale: locale), record)
        }
        if campaign.startDate < campaign.endDate {
            let forms = DateForms.forms(
                from: campaign.startDate,
                to: campaign.endDate,
                locale: locale
            )
            add("dates", forms.first, forms, record)
        }
        add("url", campaign.url, campaign.url.map { PhraseForms.forms(ofLink: $0) } ?? [], record)
        let terms = campaign.terms.map { PhraseForms.forms(ofText: $0, withOffers: true) }
        add("terms", campaign.terms, terms ?? [], record)
    }

    /// What the campaign covers, where the brief names no product: its categories.
    mutating func addCoverage() {
        var seen: Set<String> = []
        for productID in records.campaign.productIDs {
            guard let product = records.catalogue[productID],
                seen.insert(product.category).inserted
            else { continue }
            let suffix = seen.count == 1 ? "" : "_\(seen.count)"
            addTitle("category\(suffix)", product.category, "product \(productID)")
        }
    }

    mutating func addProduct(_ product: Product, suffix: String) {
        let record = "product \(product.productID)"
        addTitle("product\(suffix)", product.title, record)
        addTitle("brand\(suffix)", product.brand, record)
        addTitle("category\(suffix)", product.category, record)
        let description = product.description.map { PhraseForms.forms(ofText: $0) } ?? []
        add("description\(suffix)", product.description, description, record)
        let link = product.url.map { PhraseForms.forms(ofLink: $0) } ?? []
        add("product_url\(suffix)", product.url, link, record)
        addAmount("price\(suffix)", product.price, record)
        let campaign = records.campaign
        guard campaign.discount > .none, records.covers(product.productID),
            records.phase != .ended
        else { return }
        let sale = product.price.minus(campaign.discount, roundedTo: format.fractionDigits)
        let both = "\(record), campaign \(campaign.campaignID)"
        addAmount("sale_price\(suffix)", sale, both)
        addAmount("saving\(suffix)", product.price - sale, both)
    }

    private mutating func addAmount(_ name: String, _ amount: Amount, _ record: String) {
        guard amount > .zero else { return }
        let forms = AmountForms.forms(of: amount, format: format)
        add(name, format.string(from: amount), forms, record)
    }

    /// Traits of the audience: what it did, by product and category; never who it is.
    mutating func addAudience() {
        guard records.brief.audience.userID != nil else { return }
        let record = "behaviors of the audience"
        let cart = records.profile?.openCart ?? []
        for (name, productID) in [
            ("viewed", ofBrief(productIDs(.view))), ("in_cart", ofBrief(cart)),
            ("bought", bought()),
        ] {
            guard let productID, let title = records.catalogue[productID]?.title else { continue }
            addTitle(name, title, record)
        }
        addTitle("likes", records.profile?.favouriteCategories.first?.category, record)
        let trait = records.profile.flatMap(CustomerTrait.init)
        add("customer", trait?.rawValue, trait.map { [$0.rawValue] } ?? [], record)
    }

    /// The products of one kind of behavior, the newest first, as far as they are known.
    private func productIDs(_ kind: BehaviorKind) -> [String] {
        records.behaviors.filter { $0.kind == kind }.map(\.productID)
    }

    /// The brief's own product says most; another one only where the brief names none.
    private func ofBrief(_ productIDs: [String]) -> String? {
        let known = productIDs.filter { records.catalogue[$0] != nil }
        let own = Set(records.brief.productIDs)
        return own.isEmpty ? known.first : known.first { own.contains($0) }
    }

    /// The brief's own product, else the newest purchase of its category: why it is recommended.
    private func bought() -> String? {
        let purchases = productIDs(.purchase)
        if let own = ofBrief(purchases) { return own }
        let categories = Set(records.products.map(\.category))
        return purchases.first { id in
            records.catalogue[id].map { categories.contains($0.category) } ?? false
        }
    }
}
