import GRDB
package import Shop

extension SQLiteShopRepository {
    package func campaigns(
        _ query: ListQuery,
        asOf: Day?,
        range: Range<Int>
    ) throws(ShopError) -> Page<Campaign> {
        let all = try reading("campaigns") { db in try CampaignTable.all(db) }
        return Page(range, of: CampaignOrder.rows(of: all, query: query, asOf: asOf))
    }

    package func campaign(_ campaignID: String) throws(ShopError) -> Campaign? {
        try reading("campaign \(campaignID)") { db in try CampaignTable.one(campaignID, db) }
    }

    package func save(_ campaign: Campaign) throws(ShopError) {
        try campaign.validate()
        try writing("campaign \(campaign.campaignID)") { db in
            _ = try CampaignTable.save(campaign, db)
        }
    }
}

/// Campaigns with the products that they are for.
enum CampaignTable {
    private static let select = """
        SELECT key, id, title, start_day, end_day, discount, code, url, terms FROM campaigns
        """

    static func all(_ db: Database) throws -> [Campaign] {
        var products: [Int64: [String]] = [:]
        let links = try Row.fetchCursor(
            db,
            sql: "SELECT campaign, product_id FROM campaign_products ORDER BY campaign, position"
        )
        while let row = try links.next() { products[row[0], default: []].append(row[1]) }
        return try Row.fetchAll(db, sql: select).map {
            campaign($0, products: products[$0[0]] ?? [])
        }
    }

    static func one(_ id: String, _ db: Database) throws -> Campaign? {
        guard let row = try Row.fetchOne(db, sql: select + " WHERE id = ?", arguments: [id]) else {
            return nil
        }
        let products = try String.fetchAll(
            db,
            sql: "SELECT product_id FROM campaign_products WHERE campaign = ? ORDER BY position",
            arguments: [row[0] as Int64]
        )
        return campaign(row, products: products)
    }

    private static func campaign(_ row: Row, products: [String]) -> Campaign {
        Campaign(
            campaignID: row[1],
            title: row[2],
            startDate: Day(daysSinceEpoch: row[3]),
            endDate: Day(daysSinceEpoch: row[4]),
            discount: Discount(basisPoints: row[5]),
            code: row[6],
            url: row[7],
            terms: row[8],
            productIDs: products
        )
    }

    /// Stores the campaign and says whether it was new, different or the same.
    static func save(_ campaign: Campaign, _ db: Database) throws -> Stored {
        let old = try one(campaign.campaignID, db)
        guard old != campaign else { return .unchanged }
        try db.execute(
            sql: """
                INSERT INTO campaigns (id, title, start_day, end_day, discount, code, url, terms)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET title = excluded.title,
                    start_day = excluded.start_day, end_day = excluded.end_day,
                    discount = excluded.discount, code = excluded.code, url = excluded.url,
                    terms = excluded.terms
                """,
            arguments: [
                campaign.campaignID, campaign.title, campaign.startDate.daysSinceEpoch,
                campaign.endDate.daysSinceEpoch, campaign.discount.basisPoints, campaign.code,
                campaign.url, campaign.terms,
            ]
        )
        if old?.productIDs ?? [] != campaign.productIDs {
            try link(campaign, db)
        }
        return old == nil ? .new : .replaced
    }

    private static func link(_ campaign: Campaign, _ db: Database) throws {
        let key = try Int64.fetchOne(
            db,
            sql: "SELECT key FROM campaigns WHERE id = ?",
            arguments: [campaign.campaignID]
        )
        try db.execute(
            sql: "DELETE FROM campaign_products WHERE campaign = ?",
            arguments: [key]
        )
        let statement = try db.cachedStatement(
            sql: "INSERT INTO campaign_products (campaign, position, product_id) VALUES (?, ?, ?)"
        )
        for (position, productID) in campaign.productIDs.enumerated() {
            try statement.execute(arguments: [key, position, productID])
        }
    }
}

/// What storing a record came to.
enum Stored {
    case new
    case replaced
    case unchanged
}
