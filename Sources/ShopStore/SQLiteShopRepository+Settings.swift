import GRDB
package import Shop

extension SQLiteShopRepository {
    package func settings() throws(ShopError) -> WorkspaceSettings {
        try reading("settings") { db in
            let rows = try Row.fetchAll(db, sql: "SELECT name, value FROM settings")
            var settings = WorkspaceSettings()
            for row in rows {
                let name: String = row[0]
                let value: String = row[1]
                switch name {
                case "shop_name": settings.shopName = value
                case "currency": settings.currency = value
                case "locale": settings.locale = value
                case "as_of_date": settings.asOfDate = Day(value)
                case "brand_voice": settings.brandVoice = value
                case "opt_out_text": settings.optOutText = value
                default:
                    if name.hasPrefix("policy.") {
                        settings.policies[String(name.dropFirst(7))] = value
                    }
                }
            }
            return settings
        }
    }

    package func save(_ settings: WorkspaceSettings) throws(ShopError) {
        try settings.validate()
        var values: [String: String?] = [
            "shop_name": settings.shopName,
            "currency": settings.currency,
            "locale": settings.locale,
            "as_of_date": settings.asOfDate?.description,
            "brand_voice": settings.brandVoice,
            "opt_out_text": settings.optOutText,
        ]
        for (name, text) in settings.policies { values["policy." + name] = text }
        try writing("settings") { db in
            try db.execute(sql: "DELETE FROM settings")
            for case (let name, let value?) in values {
                try db.execute(
                    sql: "INSERT INTO settings (name, value) VALUES (?, ?)",
                    arguments: [name, value]
                )
            }
        }
    }
}
