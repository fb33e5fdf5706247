import Foundation
import Testing

@Suite("What the engine computes, as scripts see it")
struct InspectTests {
    private struct Case: Decodable {
        let text: String
        let tokens: [Int]
    }

    @Test("token ids are those of the reference")
    func tokens() throws {
        let marquee = try CommandLine()
        let cases = try JSONDecoder().decode(
            [Case].self,
            from: Data(contentsOf: CommandLine.fixture("tokens.json"))
        )
        for item in cases {
            let result = try marquee.run("inspect", "tokens", "--text", item.text)
            let value = try #require(result.json() as? [String: Any])
            #expect(value["tokens"] as? [Int] == item.tokens)
        }
    }

    @Test("logits, log-probabilities and attention have the agreed shapes")
    func shapes() throws {
        let marquee = try CommandLine()
        let logits = try marquee.run("inspect", "logits", "--tokens", "1,504,42", "--top", "5")
        let top = try #require((logits.json() as? [String: Any])?["top"] as? [[Double]])
        #expect(top.count == 5)
        #expect(top.map { $0[1] } == top.map { $0[1] }.sorted(by: >))
        let logprobs = try marquee.run("inspect", "logprobs", "--tokens", "1,504,42")
        let values = try #require((logprobs.json() as? [String: Any])?["logprobs"] as? [Double])
        #expect(values.count == 2)
        let attention = try marquee.run(
            "inspect",
            "attention",
            "--tokens",
            "1,504,42",
            "--layer",
            "29",
            "--head",
            "8"
        )
        let rows = try #require((attention.json() as? [String: Any])?["attention"] as? [[Double]])
        #expect(rows.map(\.count) == [1, 2, 3])
        #expect(rows.allSatisfy { abs($0.reduce(0, +) - 1) < 2e-3 })
        let wrong = try marquee.run(
            "inspect",
            "attention",
            "--tokens",
            "1",
            "--layer",
            "30",
            "--head",
            "0"
        )
        #expect(wrong.status == 1)
        #expect(wrong.error.contains("layer"))
        #expect(try marquee.run("inspect", "logits", "--tokens", "99999999").status == 1)
    }

    @Test("the manual page and every help text name what there is")
    func manual() throws {
        let marquee = try CommandLine()
        let page = try marquee.run("man")
        #expect(page.status == 0)
        for word in ["suggest", "review", "KEYS OF THE CONSOLE", "EXIT STATUS"] {
            #expect(page.output.contains(word))
        }
        #expect(try marquee.run("--help").output.contains("suggestions"))
        let doctor = try marquee.run("doctor", "--json")
        #expect(doctor.status == 0)
        let findings = try #require(doctor.json() as? [[String: Any]])
        #expect(findings.contains { $0["subject"] as? String == "model" })
    }
}
