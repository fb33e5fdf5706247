import Foundation
import Testing

@Suite("The command line: how well a model knows a text")
struct EvaluateTests {
    private let marquee: CommandLine

    init() throws {
        marquee = try CommandLine()
    }

    private func evaluate(_ arguments: String...) throws -> CommandLine.Result {
        try marquee.run(["evaluate", "model"] + arguments)
    }

    private let text = "The best way to sell a kettle is to show what it does, and to be honest."

    private func measured(_ value: Any?) throws -> (perplexity: Double, loss: Double, tokens: Int) {
        let object = try #require(value as? [String: Any])
        return (
            try #require(object["perplexity"] as? Double), try #require(object["loss"] as? Double),
            try #require(object["tokens"] as? Int)
        )
    }

    @Test("perplexity is what the log-probabilities of the tokens make of it")
    func plain() throws {
        let file = try marquee.write(text, to: "a.txt")
        let result = try evaluate("--text", file, "--json")
        #expect(result.status == 0, "\(result.error)")
        let report = try #require(try result.json() as? [String: Any])
        let before = try measured(report["before"])
        let tokens = try #require(
            try marquee.run("inspect", "tokens", "--text", text).json() as? [String: [Int]]
        )["tokens"]
        let ids = try #require(tokens)
        let logprobs = try #require(
            try marquee.run(
                "inspect",
                "logprobs",
                "--tokens",
                ids.map(String.init).joined(separator: ",")
            )
            .json() as? [String: [Double]]
        )["logprobs"]
        let loss = -(try #require(logprobs)).reduce(0, +) / Double(ids.count - 1)
        #expect(before.tokens == ids.count - 1)
        #expect(abs(before.loss - loss) < 1e-4)
        #expect(abs(before.perplexity - exp(loss)) < 1e-3 * exp(loss))
        #expect(report["after"] is NSNull && report["adapter"] is NSNull)
        #expect(report["window"] as? Int == 512 && report["stride"] as? Int == 256)
        #expect((report["channels"] as? [String: Any])?.isEmpty == true)
        #expect((report["seconds"] as? Double ?? 0) > 0)
        let people = try evaluate("--text", file)
        #expect(people.output.contains("512 tokens, 256 apart"))
        #expect(people.output.contains(String(format: "%.2f", before.perplexity)))
    }

    @Test("with an adapter: before, after, and a row a channel of pairs")
    func adapter() throws {
        let pairs = """
            {"prompt":"Write a text message.","completion":"\(text)","channel":"sms"}
            {"prompt":"Write.","completion":"Come and see.","channel":"push\\u001b[2J"}
            """
        let file = try marquee.write(pairs, to: "a.jsonl")
        let adapter = marquee.path("voice.gguf")
        try AdapterFile(effect: 4).content.write(to: URL(filePath: adapter))
        let result = try evaluate("--text", file, file, "--adapter", adapter, "--json")
        #expect(result.status == 0, "\(result.error)")
        let report = try #require(try result.json() as? [String: Any])
        let (before, after) = (try measured(report["before"]), try measured(report["after"]))
        #expect(before.tokens == after.tokens)
        #expect(before.loss != after.loss)
        let channels = try #require(report["channels"] as? [String: [String: Any]])
        #expect(channels.count == 2)
        let all = try channels.values.map { try measured($0["before"]) }
        #expect(all.reduce(0) { $0 + $1.tokens } == before.tokens)
        let people = try evaluate("--text", file, "--adapter", adapter)
        #expect(people.output.contains("change") && people.output.contains("sms"))
        #expect(!people.output.contains("\u{1B}"))
    }

    @Test("what cannot be measured is said with its place and what to do")
    func refusals() throws {
        let pairs = try marquee.write("{\"text\":\"fine\"}\n{\"prompt\":1}\n", to: "a.jsonl")
        let empty = try marquee.write("", to: "empty.txt")
        let one = try marquee.write("a", to: "one.txt")
        let fine = try marquee.write(text, to: "a.txt")
        for (arguments, says) in [
            (["--text", pairs], "line 2"), (["--text", empty], "empty"),
            (["--text", one], "fewer than two tokens"),
            (["--text", marquee.path("none.txt")], "No such file"),
            (["--text", marquee.folder.path], "folder"),
            (["--text", fine, "--window", "9000"], "--window"),
        ] {
            let result = try marquee.run(["evaluate", "model"] + arguments)
            #expect(result.status == 1, "\(arguments)")
            #expect(result.error.contains(says), "\(result.error)")
            #expect(result.output.isEmpty)
        }
        for arguments in [
            [], ["--text", fine, "--window", "1"], ["--text", fine, "--stride", "0"],
            ["--text", fine, "--stride", "513"],
        ] {
            #expect(try marquee.run(["evaluate", "model"] + arguments).status == 64)
        }
    }
}
