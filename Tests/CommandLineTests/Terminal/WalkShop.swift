/// A shop to walk through: few enough records to know each, enough to have to look for one.
enum WalkShop {
    private static let products = [
        ("Linen Apron", "Kitchen", 29.0), ("Ceramic Mixing Bowl", "Kitchen", 34.0),
        ("Copper Moka Pot", "Coffee", 39.5), ("Pour-over Kettle", "Coffee", 58.0),
        ("Hand Coffee Grinder", "Coffee", 47.0), ("Brass Watering Can", "Garden", 52.0),
        ("Herb Planter", "Garden", 27.5), ("Wool Throw", "Home", 89.0),
    ]

    private static let campaigns = [
        ("Spring in the Garden", "2021-04-01", "2021-04-14", 0.1),
        ("Coffee Week", "2021-06-28", "2021-07-04", 0.2),
        ("Winter Kitchen", "2021-12-01", "2021-12-24", 0.15),
    ]

    /// The input JSON; the newest day is 2021-06-30.
    static var json: String {
        var behaviors: [String] = []
        for user in 1...40 {
            for step in 0..<(1 + user % 5) {
                let kind = step == 0 ? "view" : ["cart", "purchase"][step % 2]
                let day = 30 - (user + step) % 28
                behaviors.append(
                    #"{"user_id": "user_\#(user)", "behavior": "\#(kind)", "#
                        + #""product_id": "product_\#((user + step) % products.count + 1)", "#
                        + #""timestamp": "2021-06-\#(day < 10 ? "0" : "")\#(day) 10:0\#(step):00"}"#
                )
            }
        }
        let productRows = products.enumerated().map { index, product in
            #"{"product_id": "product_\#(index + 1)", "title": "\#(product.0)", "#
                + #""category": "\#(product.1)", "price": \#(product.2)}"#
        }
        let campaignRows = campaigns.enumerated().map { index, campaign in
            #"{"campaign_id": "campaign_\#(index + 1)", "title": "\#(campaign.0)", "#
                + #""start_date": "\#(campaign.1)", "end_date": "\#(campaign.2)", "#
                + #""discount": \#(campaign.3)}"#
        }
        return """
            {"user_behavior_data": [\(behaviors.joined(separator: ",\n"))],
            "product_data": [\(productRows.joined(separator: ",\n"))],
            "marketing_data": [\(campaignRows.joined(separator: ",\n"))]}
            """
    }
}

extension CommandLine {
    /// The program, with the shop to walk through in its workspace.
    static func withWalkShop() throws -> CommandLine {
        let marquee = try CommandLine()
        _ = try marquee.run("import", try marquee.write(WalkShop.json, to: "walk.json"))
        return marquee
    }
}
