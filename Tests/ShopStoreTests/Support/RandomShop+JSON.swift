import Shop

extension RandomShop {
    /// The shop in the input JSON, its lists in the order of the names given.
    func json(_ lists: [RecordKind] = [.behavior, .product, .campaign, .user]) -> String {
        let members = lists.map { kind in
            "\"\(kind.listName)\": [\(records(kind).joined(separator: ",\n"))]"
        }
        return "{\(members.joined(separator: ",\n"))}"
    }

    /// Each record of a kind as a JSON object.
    func records(_ kind: RecordKind) -> [String] {
        switch kind {
        case .behavior: behaviors.map(Self.json)
        case .product: products.map(Self.json)
        case .campaign: campaigns.map(Self.json)
        case .user: people.map(Self.json)
        }
    }

    private static func object(_ members: [(String, String?)]) -> String {
        let known = members.compactMap { name, value in value.map { "\"\(name)\": \($0)" } }
        return "{\(known.joined(separator: ", "))}"
    }

    private static func text(_ text: String?) -> String? { text.map(JSONWriting.quoted) }

    static func json(_ behavior: Behavior) -> String {
        object([
            ("user_id", text(behavior.userID)), ("behavior", text(behavior.kind.rawValue)),
            ("product_id", text(behavior.productID)),
            ("timestamp", text(behavior.timestamp.description)),
            ("price", behavior.price?.description),
            ("quantity", behavior.quantity.map(String.init)),
            ("order_id", text(behavior.orderID)),
        ])
    }

    static func json(_ product: Product) -> String {
        object([
            ("product_id", text(product.productID)), ("title", text(product.title)),
            ("category", text(product.category)), ("price", product.price.description),
            ("brand", text(product.brand)), ("stock", product.stock.map(String.init)),
        ])
    }

    static func json(_ campaign: Campaign) -> String {
        let ids = campaign.productIDs.map(JSONWriting.quoted).joined(separator: ",")
        return object([
            ("campaign_id", text(campaign.campaignID)), ("title", text(campaign.title)),
            ("start_date", text(campaign.startDate.description)),
            ("end_date", text(campaign.endDate.description)),
            ("discount", campaign.discount.shareText), ("code", text(campaign.code)),
            ("product_ids", campaign.productIDs.isEmpty ? nil : "[\(ids)]"),
        ])
    }

    static func json(_ person: PersonalData) -> String {
        object([
            ("user_id", text(person.userID)), ("first_name", text(person.firstName)),
            ("email", text(person.email)), ("email_consent", person.emailConsent.map(String.init)),
        ])
    }
}
