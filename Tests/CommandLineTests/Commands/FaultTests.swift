import Foundation
import Testing

@Suite("What goes wrong is said, and nothing is lost")
struct FaultTests {
    @Test(
        "a wrong command line exits 64 and says what is meant",
        arguments: [
            ["frobnicate"], ["suggest"], ["users", "--limit", "-3"],
            ["suggest", "--campaign", "c", "--channel", "fax"],
            ["review", "x", "edit"], ["review", "x", "reject"],
            ["export", "--format", "pdf", "--output", "x"],
            ["inspect", "logits", "--tokens", "1,two"],
            ["campaigns", "--as-of", "someday"], ["sample", "--users", "-1"],
        ]
    )
    func wrongCommandLine(arguments: [String]) throws {
        let result = try CommandLine().run(arguments)
        #expect(result.status == 64)
        #expect(result.output.isEmpty)
        #expect(!result.error.isEmpty)
    }

    @Test(
        "unknown ids exit 1 and name what was looked for",
        arguments: [
            ["profile", "nobody"], ["review", "nothing", "accept"],
            ["suggest", "--campaign", "nowhere", "--channel", "sms"],
            ["import", "/nonexistent/shop.json"],
        ]
    )
    func unknown(arguments: [String]) throws {
        let marquee = try CommandLine()
        _ = try marquee.run("import", try CommandLine.fixture("shop.json").path)
        let result = try marquee.run(arguments)
        #expect(result.status == 1)
        #expect(result.error.hasPrefix("marquee: "))
    }

    @Test("half a file imports what is whole, and says where it broke")
    func halfJSON() throws {
        let marquee = try CommandLine()
        let whole = try String(contentsOf: CommandLine.fixture("shop.json"), encoding: .utf8)
        let cut = try #require(whole.range(of: "\"end_date\""))
        let file = try marquee.write(String(whole[..<cut.lowerBound]), to: "half.json")
        let result = try marquee.run("import", "--json", file)
        #expect(result.status == 1)
        let report = try #require(result.json() as? [String: Any])
        #expect(report["stored"] as? Int == 2)
        #expect(result.error.contains("line"))
    }

    @Test("refused records are kept in a file with their reasons")
    func rejects() throws {
        let marquee = try CommandLine()
        let file = try marquee.write(
            """
            {"product_data": [
              {"product_id": "a", "title": "Mug", "category": "Kitchen", "price": -4},
              {"product_id": "b", "title": "Cup", "category": "Kitchen", "price": 4},
              {"product_id": "c", "title": "Jug", "category": "Kitchen", "price": 1e30},
              {"product_id": "d"}
            ]}
            """,
            to: "bad.json"
        )
        let result = try marquee.run("import", "--json", file)
        let report = try #require(result.json() as? [String: Any])
        #expect(report["stored"] as? Int == 1)
        #expect(report["rejected"] as? Int == 3)
        let rejects = try #require(report["rejects_file"] as? String)
        let kept = try String(contentsOfFile: rejects, encoding: .utf8)
        #expect(kept.split(separator: "\n").count == 3)
    }

    @Test("a missing, cut off and foreign model file are told apart")
    func models() throws {
        let marquee = try CommandLine()
        _ = try marquee.run("import", try CommandLine.fixture("shop.json").path)
        func suggest(_ model: String) throws -> CommandLine.Result {
            try marquee.run(
                "suggest",
                "--campaign",
                "campaign_1",
                "--channel",
                "push",
                "--model",
                model
            )
        }
        let missing = try suggest("/nonexistent.gguf")
        #expect(missing.status == 1)
        #expect(missing.error.contains("nonexistent"))
        let model = try #require(marquee.environment["MARQUEE_MODEL"])
        let bytes = try #require(FileHandle(forReadingAtPath: model)?.readData(ofLength: 5_000_000))
        try bytes.write(to: URL(filePath: marquee.path("cut.gguf")))
        #expect(try suggest(marquee.path("cut.gguf")).status == 1)
        let foreign = try marquee.write("not a model", to: "foreign.gguf")
        let refused = try suggest(foreign)
        #expect(refused.status == 1)
        #expect(refused.error.contains("GGUF") || refused.error.contains("model"))
    }

    @Test("terminal escapes in records reach no terminal")
    func escapes() throws {
        let marquee = try CommandLine()
        let file = try marquee.write(
            #"""
            {"product_data": [{"product_id": "p", "title": "Mug \u001b[31mred\u0007", "category": "K\u009b2J", "price": 4}]}
            """#,
            to: "escapes.json"
        )
        _ = try marquee.run("import", file)
        let list = try marquee.run("products")
        #expect(
            !list.output.unicodeScalars.contains {
                $0.value == 0x1B || $0.value == 0x07 || $0.value == 0x9B
            }
        )
    }

    @Test("an existing export is kept unless it is to be replaced")
    func exportExists() throws {
        let marquee = try CommandLine()
        _ = try marquee.run("import", try CommandLine.fixture("shop.json").path)
        let empty = try marquee.run("export", "--format", "csv", "--output", marquee.path("x.csv"))
        #expect(empty.status == 1)
        #expect(empty.error.contains("accept"))
    }
}
