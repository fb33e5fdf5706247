package import Shop

/// The shop's records that a brief is about, read once; no personal data.
package struct BriefRecords: Hashable, Sendable {
    package var brief: Brief
    package var campaign: Campaign
    /// In the brief's order.
    package var products: [Product]
    /// What the audience did, newest first; empty for everyone.
    package var behaviors: [Behavior]
    /// The products of `behaviors`, of the open cart and of the campaign, as far as they are known.
    package var catalogue: [String: Product]
    /// What is derived of the audience; nil for everyone.
    package var profile: Profile?
    package var settings: WorkspaceSettings
    package var asOf: Day?

    /// Where the campaign stands; nil without an as-of date.
    package var phase: Campaign.Phase? { asOf.map { campaign.phase(asOf: $0) } }

    /// Whether the campaign's offer is for a product.
    package func covers(_ productID: String) -> Bool {
        campaign.productIDs.isEmpty || campaign.productIDs.contains(productID)
    }

    /// How many of a user's behaviors a prompt may draw on.
    private static let behaviorLimit = 20

    /// Reads what `brief` names; throws `CopyError.unknown` with near matches, or the repository's `ShopError`.
    package static func read(
        _ brief: Brief,
        from repository: any ShopRepository,
        asOf: Day? = nil
    ) throws -> BriefRecords {
        let settings = try repository.settings()
        let day = try repository.asOfDate(override: asOf)
        guard let campaign = try repository.campaign(brief.campaignID) else {
            throw try unknownCampaign(brief.campaignID, in: repository)
        }
        let products = try brief.productIDs.map { productID in
            guard let product = try repository.product(productID) else {
                throw try unknownProduct(productID, in: repository)
            }
            return product
        }
        var records = BriefRecords(
            brief: brief,
            campaign: campaign,
            products: products,
            behaviors: [],
            catalogue: [:],
            profile: nil,
            settings: settings,
            asOf: day
        )
        if let userID = brief.audience.userID {
            guard try repository.user(userID) != nil else {
                throw try unknownUser(userID, in: repository)
            }
            let recent = try repository.behaviors(ofUser: userID, limit: behaviorLimit)
            records.behaviors = recent.filter { day == nil || $0.timestamp.day <= (day ?? .last) }
            if let day { records.profile = try repository.profile(ofUser: userID, asOf: day) }
        }
        let mentioned =
            records.behaviors.map(\.productID) + (records.profile?.openCart ?? [])
            + campaign.productIDs.prefix(behaviorLimit)
        for productID in Set(mentioned) {
            records.catalogue[productID] = try repository.product(productID)
        }
        return records
    }

    private static func unknownCampaign(
        _ id: String,
        in repository: any ShopRepository
    ) throws(ShopError) -> CopyError {
        let page = try repository.campaigns(ListQuery(), asOf: nil, range: 0..<1_000)
        return .unknown("campaign", id, among: page.rows.map(\.campaignID))
    }

    private static func unknownProduct(
        _ id: String,
        in repository: any ShopRepository
    ) throws(ShopError) -> CopyError {
        let page = try repository.products(ListQuery(), range: 0..<2_000)
        return .unknown("product", id, among: page.rows.map(\.productID))
    }

    private static func unknownUser(
        _ id: String,
        in repository: any ShopRepository
    ) throws(ShopError) -> CopyError {
        // Near a mistyped id stand those that begin like it; the first page serves where none do.
        let like = try repository.users(ListQuery(filter: String(id.dropLast())), range: 0..<200)
        let rows =
            like.rows.isEmpty ? try repository.users(ListQuery(), range: 0..<200).rows : like.rows
        return .unknown("user", id, among: rows.map(\.userID))
    }
}
