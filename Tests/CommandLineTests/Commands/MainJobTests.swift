import Foundation
import Testing

@Suite("From import to export")
struct MainJobTests {
    @Test("the input example goes through import, suggest, review and export")
    func example() throws {
        let marquee = try CommandLine()
        let shop = try CommandLine.fixture("shop.json").path

        let report = try #require(
            try marquee.run("import", "--json", shop).json() as? [String: Any]
        )
        #expect(report["read"] as? Int == 3)
        #expect(report["stored"] as? Int == 3)
        #expect(report["rejected"] as? Int == 0)
        let again = try #require(
            try marquee.run("import", "--json", shop).json() as? [String: Any]
        )
        #expect(again["unchanged"] as? Int == 3)
        #expect(again["stored"] as? Int == 0)

        let suggest = [
            "suggest", "--json", "--campaign", "campaign_1", "--user", "user_1", "--product",
            "product_1", "--channel", "sms", "--count", "2", "--seed", "7",
        ]
        let written = try marquee.run(suggest)
        #expect(written.status == 0, "\(written.error)")
        let events = try written.jsonLines()
        let tokens = events.filter { $0["event"] as? String == "token" }
        let suggestions = events.filter { $0["event"] as? String == "suggestion" }
        #expect(suggestions.count == 2)
        #expect(!tokens.isEmpty)
        #expect(tokens.allSatisfy { ($0["logprob"] as? Double ?? 1) <= 0 })
        #expect(Set(suggestions.compactMap { $0["text"] as? String }).count == 2)
        for suggestion in suggestions {
            #expect(["drafted", "blocked"].contains(suggestion["state"] as? String))
            #expect(suggestion["channel"] as? String == "sms")
            let facts = try #require(suggestion["facts"] as? [[String: Any]])
            #expect(facts.contains { $0["value"] as? String == "Apple iPhone 12" })
            #expect(suggestion["seed"] is Int)
            #expect((suggestion["tokens_per_second"] as? Double ?? 0) > 0)
        }

        let repeated = try marquee.run(suggest).jsonLines()
        let texts = repeated.compactMap {
            $0["event"] as? String == "suggestion" ? $0["text"] as? String : nil
        }
        #expect(texts == suggestions.compactMap { $0["text"] as? String })

        let id = try #require(suggestions[0]["id"] as? String)
        let text = "New Year Sale: 10% off the Apple iPhone 12 until January 7."
        let edited = try marquee.run("review", id, "edit", "--text", text, "--json")
        #expect(edited.status == 0, "\(edited.error)")
        let accepted = try marquee.run("review", id, "accept", "--json")
        #expect(accepted.status == 0, "\(accepted.error)\(edited.output)")
        let record = try #require(accepted.json() as? [String: Any])
        #expect(record["state"] as? String == "accepted")

        let file = marquee.path("copy.json")
        #expect(try marquee.run("export", "--format", "json", "--output", file).status == 0)
        let exported = try #require(
            JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: file)))
                as? [[String: Any]]
        )
        #expect(exported.count == 1)
        #expect(exported[0]["id"] as? String == id)
        #expect(exported[0]["text"] as? String == text)
        #expect(exported[0]["channel"] as? String == "sms")
        #expect(exported[0]["campaign_id"] as? String == "campaign_1")
        for format in ["csv", "markdown"] {
            let file = marquee.path("copy." + format)
            #expect(try marquee.run("export", "--format", format, "--output", file).status == 0)
            #expect(try String(contentsOfFile: file, encoding: .utf8).contains(text))
        }
    }

    @Test("an invented number blocks, and a blocked suggestion is not accepted")
    func blocked() throws {
        let marquee = try CommandLine()
        _ = try marquee.run("import", try CommandLine.fixture("shop.json").path)
        let events = try marquee.run(
            "suggest",
            "--json",
            "--campaign",
            "campaign_1",
            "--product",
            "product_1",
            "--channel",
            "push"
        ).jsonLines()
        let id = try #require(events.last?["id"] as? String)
        let edited = try marquee.run(
            "review",
            id,
            "edit",
            "--text",
            "Apple iPhone 12: now 55% off!",
            "--json"
        )
        let record = try #require(edited.json() as? [String: Any])
        #expect(record["state"] as? String == "blocked")
        let refused = try marquee.run("review", id, "accept")
        #expect(refused.status == 1)
        #expect(refused.error.contains("55%"))
        #expect(refused.output.isEmpty)
        let undone = try #require(
            try marquee.run("review", id, "undo", "--json").json() as? [String: Any]
        )
        #expect(undone["text"] as? String == events.last?["text"] as? String)
        let rejected = try marquee.run("review", id, "reject", "--reason", "off tone", "--json")
        let last = try #require(rejected.json() as? [String: Any])
        #expect(last["state"] as? String == "rejected")
        #expect(last["reason"] as? String == "off tone")
        let list = try #require(
            try marquee.run("suggestions", "--state", "rejected", "--json").json()
                as? [[String: Any]]
        )
        #expect(list.map { $0["id"] as? String } == [id])
    }
}
