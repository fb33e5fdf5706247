import Foundation
import Testing

@Suite("The command line: corpus and the evaluation of copy")
struct CopyEvaluationTests {
    private let marquee: CommandLine

    init() throws {
        marquee = try CommandLine()
    }

    /// A corpus of two texts to train on and two to evaluate by.
    private func corpus() throws -> String {
        let folder = marquee.path("corpus")
        try FileManager.default.createDirectory(
            atPath: folder + "/texts",
            withIntermediateDirectories: true
        )
        _ = try marquee.write(
            """
            {"training":{"shops":["Elm Store"],"campaigns":["Fresh Start"],"codes":["HELLO"]},
             "evaluation":{"shops":["Paper Boat"],"campaigns":["Golden Week"],"codes":["SNUG"]}}
            """,
            to: "corpus/names.json"
        )
        _ = try marquee.write(
            """
            {"category":"Kitchen","products":[
              {"id":"pan","titles":["Iron Pan"],"about":"26 cm.","price":[20,60],"texts":[
                {"channel":"push","tone":"warm","to":"viewed","text":"{product}: {sale} instead of {price}."},
                {"channel":"sms","tone":"plain","to":"everyone","text":"{product}, {discount} off by {ends}."}]},
              {"id":"pot","heldOut":true,"titles":["Deep Pot"],"about":"Enamel.","price":[20,60],"texts":[
                {"channel":"push","tone":"warm","to":"viewed","text":"{product} for {sale}."},
                {"channel":"email-subject","tone":"plain","to":"everyone","text":"{discount} off {product}"}]}]}
            """,
            to: "corpus/texts/kitchen.json"
        )
        return folder
    }

    @Test("the corpus becomes pairs, the same for the same seed, held-out products apart")
    func pairs() throws {
        let folder = try corpus()
        func make(_ output: String, seed: String) throws -> [String] {
            let run = try marquee.run(
                "corpus",
                folder,
                "--output",
                marquee.path(output),
                "--copies",
                "3",
                "--seed",
                seed
            )
            #expect(run.status == 0, "\(run.error)")
            return try ["train", "valid"].map {
                try String(contentsOfFile: marquee.path("\(output)/\($0).jsonl"), encoding: .utf8)
            }
        }
        let first = try make("a", seed: "1")
        #expect(first[0].split(separator: "\n").count == 6)
        #expect(first[1].split(separator: "\n").count == 2)
        #expect(first[0].contains("Iron Pan") && !first[0].contains("Deep Pot"))
        #expect(first[1].contains("Deep Pot") && first[1].contains("Paper Boat"))
        #expect(try make("b", seed: "1") == first)
        #expect(try make("c", seed: "2") != first)
    }

    @Test(
        "copy is written for held-out briefs and scored by channel; every text goes to the judge with its records"
    )
    func evaluation() throws {
        let records = marquee.path("trials.jsonl")
        let run = try marquee.run(
            "evaluate",
            "copy",
            "--corpus",
            corpus(),
            "--briefs",
            "3",
            "--setups",
            "bare",
            "--diversity-briefs",
            "1",
            "--records",
            records,
            "--json"
        )
        #expect(run.status == 0, "\(run.error)")
        let report = try #require(try run.json() as? [String: Any])
        #expect(report["briefs"] as? Int == 3)
        let rows = try #require(report["rows"] as? [[String: Any]])
        let all = try #require(rows.first { $0["channel"] as? String == "all" })
        let score = try #require(all["score"] as? [String: Any])
        for name in [
            "texts", "invented_per_1000", "unsupported_claims_per_1000", "blocked",
            "over_limit_per_1000", "names_product", "states_offer", "distinct_2", "self_bleu",
            "edit_distance", "perplexity",
        ] {
            #expect(score[name] != nil, "\(name)")
        }
        let lines = try String(contentsOfFile: records, encoding: .utf8).split(separator: "\n")
        #expect(lines.count == 3)
        let trial = try #require(
            try JSONSerialization.jsonObject(with: Data(lines[0].utf8)) as? [String: Any]
        )
        #expect((trial["product"] as? [String: Any])?["title"] as? String == "Deep Pot")
        #expect((trial["campaign"] as? [String: Any])?["title"] as? String == "Golden Week")
        #expect(!run.error.contains("without an adapter"))
    }

    @Test("what is measured without an adapter is said to be so")
    func noAdapter() throws {
        let run = try marquee.run(
            "evaluate",
            "copy",
            "--corpus",
            corpus(),
            "--briefs",
            "1",
            "--setups",
            "full",
            "--diversity-briefs",
            "0",
            "--adapter",
            "none"
        )
        #expect(run.status == 0, "\(run.error)")
        #expect(run.error.contains("note: without an adapter, full is written"))
    }

    @Test("a corpus that is none is refused with what is wrong")
    func faults() throws {
        let missing = try marquee.run("corpus", marquee.path("none"), "--output", marquee.path("x"))
        #expect(missing.status == 1)
        #expect(missing.error.contains("none/texts"))
        let folder = try corpus()
        _ = try marquee.write("{\"category\":1}", to: "corpus/texts/bad.json")
        let bad = try marquee.run("evaluate", "copy", "--corpus", folder, "--briefs", "1")
        #expect(bad.status == 1)
        #expect(bad.error.contains("bad.json"))
        #expect(
            try marquee.run("evaluate", "copy", "--corpus", folder, "--briefs", "0").status == 64
        )
    }
}
