package import Copywriting
package import Shop

/// The brief so far: what the marketer has picked on the screens.
package struct BriefSelection: Hashable, Sendable {
    /// The user addressed; nil addresses everyone.
    package var user: UserSummary?
    package var campaign: Campaign?
    /// In the order in which they were picked.
    package private(set) var products: [Product] = []
    /// The channel's name.
    package var channel: String
    /// The accepted strategy that the copy carries out.
    package var strategyID: String?

    package init(channel: String = "email-subject") {
        self.channel = channel
    }

    /// The brief, nil while no campaign is picked.
    package var brief: Brief? {
        guard let campaign else { return nil }
        return Brief(
            campaignID: campaign.campaignID,
            audience: user.map { .user($0.userID) } ?? .everyone,
            productIDs: products.map(\.productID),
            channel: channel,
            strategyID: strategyID
        )
    }

    /// Whether a product is in the brief.
    package func contains(product productID: String) -> Bool {
        products.contains { $0.productID == productID }
    }

    /// Puts a product into the brief or takes it out; true when it is in afterwards.
    @discardableResult
    package mutating func toggle(_ product: Product) -> Bool {
        if let index = products.firstIndex(where: { $0.productID == product.productID }) {
            products.remove(at: index)
            return false
        }
        products.append(product)
        return true
    }

    /// Takes every product out.
    package mutating func removeProducts() {
        products = []
    }

    /// The product's price under the chosen campaign; nil without one, or where the offer is not for it.
    package func salePrice(of product: Product, format: AmountFormat) -> Amount? {
        guard let campaign, campaign.discount > .none,
            campaign.productIDs.isEmpty || campaign.productIDs.contains(product.productID)
        else { return nil }
        return product.price.minus(campaign.discount, roundedTo: format.fractionDigits)
    }
}
