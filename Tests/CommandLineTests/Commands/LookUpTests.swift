import Foundation
import Testing

@Suite("Looking up and changing records")
struct LookUpTests {
    private func shop() throws -> CommandLine {
        let marquee = try CommandLine()
        let sample = try marquee.run(
            "sample",
            "--users",
            "40",
            "--products",
            "30",
            "--events",
            "900",
            "--seed",
            "3"
        )
        #expect(sample.status == 0, "\(sample.error)")
        let file = try marquee.write(sample.output, to: "shop.json")
        let imported = try marquee.run("import", file)
        #expect(imported.status == 0, "\(imported.error)")
        return marquee
    }

    @Test("the sample is the same twice, another with another seed, and imports whole")
    func sample() throws {
        let marquee = try CommandLine()
        let arguments = ["sample", "--users", "20", "--products", "12", "--events", "300"]
        let first = try marquee.run(arguments + ["--seed", "5"])
        #expect(try marquee.run(arguments + ["--seed", "5"]).output == first.output)
        #expect(try marquee.run(arguments + ["--seed", "6"]).output != first.output)
        let file = try marquee.write(first.output, to: "sample.json")
        let report = try #require(
            try marquee.run("import", "--json", file).json() as? [String: Any]
        )
        #expect(report["rejected"] as? Int == 0)
        #expect(report["rejects_file"] is NSNull)
    }

    @Test("lists are filtered, ordered, cut to size, as tables and as JSON")
    func lists() throws {
        let marquee = try shop()
        let users = try #require(
            try marquee.run("users", "--json", "--sort", "spend", "--limit", "10").json()
                as? [[String: Any]]
        )
        #expect(users.count == 10)
        let spend = users.compactMap { $0["spend"] as? Double }
        #expect(spend == spend.sorted(by: >))
        #expect(users.allSatisfy { $0["email"] == nil && $0["first_name"] == nil })

        let products = try #require(
            try marquee.run("products", "--json", "--sort", "price").json() as? [[String: Any]]
        )
        #expect(products.count == 30)
        let prices = products.compactMap { $0["price"] as? Double }
        #expect(prices == prices.sorted())
        let title = try #require(products[4]["title"] as? String)
        let found = try marquee.run("products", "--filter", title.uppercased())
        #expect(found.output.contains(title.prefix(40)))

        let campaigns = try #require(
            try marquee.run("campaigns", "--json").json() as? [[String: Any]]
        )
        #expect(campaigns.count == 8)
        #expect(campaigns[0]["phase"] as? String == "running")

        let user = try #require(users[0]["user_id"] as? String)
        let profile = try #require(
            try marquee.run("profile", user, "--json").json() as? [String: Any]
        )
        #expect(profile["spend"] as? Double == spend[0])
        #expect(try marquee.run("profile", user).output.contains(user))
    }

    @Test("a campaign is added and edited by hand; its faults are said by field")
    func campaigns() throws {
        let marquee = try shop()
        let added = try marquee.run(
            "campaign",
            "add",
            "--title",
            "Spring Sale",
            "--start",
            "2025-03-01",
            "--end",
            "2025-03-14",
            "--discount",
            "15%",
            "--code",
            "SPRING15",
            "--json"
        )
        #expect(added.status == 0, "\(added.error)")
        let record = try #require(added.json() as? [String: Any])
        let id = try #require(record["campaign_id"] as? String)
        #expect(record["discount"] as? Double == 0.15)
        let edited = try marquee.run("campaign", "edit", id, "--end", "2025-03-20", "--json")
        let after = try #require(edited.json() as? [String: Any])
        #expect(after["end_date"] as? String == "2025-03-20")
        #expect(after["code"] as? String == "SPRING15")

        let refused = try marquee.run(
            "campaign",
            "add",
            "--title",
            "Bad",
            "--start",
            "2025-03-14",
            "--end",
            "soon",
            "--discount",
            "400%"
        )
        #expect(refused.status == 1)
        #expect(refused.error.contains("soon"))
        #expect(refused.error.contains("Discount"))
        #expect(try marquee.run("campaign", "edit", "nowhere", "--code", "X").status == 1)
    }

    @Test("settings are kept, shown, and taken back")
    func settings() throws {
        let marquee = try shop()
        _ = try marquee.run("settings", "--currency", "eur", "--locale", "de-DE")
        let view = try #require(try marquee.run("settings", "--json").json() as? [String: Any])
        #expect(view["currency"] as? String == "EUR")
        #expect(try marquee.run("products", "--limit", "3").output.contains("€"))
        _ = try marquee.run("settings", "--currency", "")
        #expect(!(try marquee.run("products", "--limit", "3").output.contains("€")))
        #expect(try marquee.run("settings", "--currency", "euros").status == 1)
    }

    @Test("a forgotten user is gone")
    func forget() throws {
        let marquee = try shop()
        let users = try #require(
            try marquee.run("users", "--json", "--limit", "1").json() as? [[String: Any]]
        )
        let user = try #require(users[0]["user_id"] as? String)
        #expect(try marquee.run("forget", user).status == 64)
        #expect(try marquee.run("forget", user, "--yes").status == 0)
        #expect(try marquee.run("profile", user).status == 1)
        #expect(try marquee.run("forget", user, "--yes").status == 1)
    }
}
