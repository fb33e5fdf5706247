import Foundation
import Shop

/// An amount in JSON: a number with the digits that it has.
func jsonAmount(_ amount: Amount) -> Decimal {
    Decimal(amount.tenThousandths) / 10_000
}

/// A user in JSON.
struct UserView: Encodable {
    let user: UserSummary

    private enum CodingKeys: String, CodingKey {
        case userID = "user_id"
        case behaviors, purchases, spend
        case lastSeen = "last_seen"
        case favouriteCategory = "favourite_category"
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(user.userID, forKey: .userID)
        try container.encode(user.behaviorCount, forKey: .behaviors)
        try container.encode(user.purchaseCount, forKey: .purchases)
        try container.encode(jsonAmount(user.spend), forKey: .spend)
        try container.encode(user.lastSeen?.description, forKey: .lastSeen)
        try container.encode(user.favouriteCategory, forKey: .favouriteCategory)
    }
}

/// A product in JSON, with the field names of the input.
struct ProductView: Encodable {
    let product: Product

    private enum CodingKeys: String, CodingKey {
        case productID = "product_id"
        case title, category, price, description, brand, url, stock, cost
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(product.productID, forKey: .productID)
        try container.encode(product.title, forKey: .title)
        try container.encode(product.category, forKey: .category)
        try container.encode(jsonAmount(product.price), forKey: .price)
        try container.encodeIfPresent(product.description, forKey: .description)
        try container.encodeIfPresent(product.brand, forKey: .brand)
        try container.encodeIfPresent(product.url, forKey: .url)
        try container.encodeIfPresent(product.stock, forKey: .stock)
        try container.encodeIfPresent(product.cost.map(jsonAmount), forKey: .cost)
    }
}

/// A campaign in JSON, with the field names of the input and its phase.
struct CampaignView: Encodable {
    let campaign: Campaign
    let asOf: Day?

    private enum CodingKeys: String, CodingKey {
        case campaignID = "campaign_id"
        case title, discount, code, url, terms, phase
        case startDate = "start_date"
        case endDate = "end_date"
        case productIDs = "product_ids"
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(campaign.campaignID, forKey: .campaignID)
        try container.encode(campaign.title, forKey: .title)
        try container.encode(campaign.startDate.description, forKey: .startDate)
        try container.encode(campaign.endDate.description, forKey: .endDate)
        try container.encode(
            Decimal(campaign.discount.basisPoints) / 10_000,
            forKey: .discount
        )
        try container.encodeIfPresent(campaign.code, forKey: .code)
        try container.encodeIfPresent(campaign.url, forKey: .url)
        try container.encodeIfPresent(campaign.terms, forKey: .terms)
        try container.encode(campaign.productIDs, forKey: .productIDs)
        try container.encodeIfPresent(
            asOf.map { campaign.phase(asOf: $0).rawValue },
            forKey: .phase
        )
    }
}

/// A profile in JSON.
struct ProfileView: Encodable {
    let profile: Profile

    private enum CodingKeys: String, CodingKey {
        case userID = "user_id"
        case asOf = "as_of"
        case firstSeen = "first_seen"
        case lastSeen = "last_seen"
        case recencyDays = "recency_days"
        case behaviors, purchases, orders, spend
        case averageOrderValue = "average_order_value"
        case favouriteCategories = "favourite_categories"
        case openCart = "open_cart"
        case medianDaysBetweenPurchases = "median_days_between_purchases"
        case weekendShare = "weekend_share"
        case busiestHour = "busiest_hour"
    }

    private struct Category: Encodable {
        let category: String
        let share: Double
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(profile.userID, forKey: .userID)
        try container.encode(profile.asOf.description, forKey: .asOf)
        try container.encode(profile.firstSeen?.description, forKey: .firstSeen)
        try container.encode(profile.lastSeen?.description, forKey: .lastSeen)
        try container.encode(profile.recencyDays, forKey: .recencyDays)
        let counts = profile.behaviorCounts.map { ($0.kind.rawValue, $0.count) }
        try container.encode(
            Dictionary(counts, uniquingKeysWith: { $0 + $1 }),
            forKey: .behaviors
        )
        try container.encode(profile.purchaseCount, forKey: .purchases)
        try container.encode(profile.orderCount, forKey: .orders)
        try container.encode(jsonAmount(profile.spend), forKey: .spend)
        try container.encode(
            profile.averageOrderValue.map(jsonAmount),
            forKey: .averageOrderValue
        )
        try container.encode(
            profile.favouriteCategories.map { Category(category: $0.category, share: $0.share) },
            forKey: .favouriteCategories
        )
        try container.encode(profile.openCart, forKey: .openCart)
        try container.encode(
            profile.medianDaysBetweenPurchases,
            forKey: .medianDaysBetweenPurchases
        )
        try container.encode(profile.weekendShare, forKey: .weekendShare)
        try container.encode(profile.busiestHour, forKey: .busiestHour)
    }
}
