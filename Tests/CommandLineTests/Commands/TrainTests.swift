import Foundation
import Testing

@Suite("The command line: training")
struct TrainTests {
    private let marquee: CommandLine

    init() throws {
        marquee = try CommandLine()
    }

    /// Short pairs, so that a few updates of the default model take a second.
    private func pairs() throws -> String {
        let lines = (1...12).map {
            #"{"prompt":"kettle \#($0)","completion":"Kettle \#($0) is here."}"#
        }
        return try marquee.write(lines.joined(separator: "\n"), to: "pairs.jsonl")
    }

    private func arguments(_ output: String, _ more: String...) throws -> [String] {
        [
            "train", try pairs(), "--output", marquee.path(output), "--json", "--samples", "0",
            "--held-out", "0", "--train-batch-size", "2", "--save-steps", "1", "--lora-rank", "2",
            "--lora-dropout", "0.1", "--max-steps", "4", "--threads", "1",
        ] + more
    }

    private func adapter(_ output: String) throws -> Data {
        try Data(contentsOf: URL(filePath: marquee.path(output) + "/adapter.gguf"))
    }

    @Test("a run tells plan, steps and result, and leaves adapter, metrics and settings")
    func whole() throws {
        let run = try marquee.run(arguments("voice"))
        #expect(run.status == 0, "\(run.error)")
        let events = try run.jsonLines()
        #expect(events.first?["event"] as? String == "plan")
        #expect(events.count { $0["event"] as? String == "step" } == 4)
        let result = try #require(events.last)
        #expect(result["event"] as? String == "result")
        #expect(result["ending"] as? String == "completed")
        #expect((result["cost"] as? [String: Any])?["tokens"] as? Int ?? 0 > 0)
        for file in ["adapter.gguf", "metrics.jsonl", "training.json"] {
            #expect(FileManager.default.fileExists(atPath: marquee.path("voice/\(file)")))
        }
        let again = try marquee.run(arguments("voice"))
        #expect(again.status == 1)
        #expect(again.error.contains("--overwrite"))
        #expect(try marquee.run(arguments("voice", "--overwrite")).status == 0)
        let logits = ["inspect", "logits", "--tokens", "504,3575,282", "--json", "--adapter"]
        #expect(try marquee.run(logits + [marquee.path("voice/adapter.gguf")]).status == 0)
    }

    @Test(
        "killed between two updates and gone on with, a run ends with the same bytes; while it runs, nobody else may"
    )
    func killed() throws {
        #expect(try marquee.run(arguments("undisturbed")).status == 0)
        let process = Process()
        process.executableURL = CommandLine.program
        process.arguments = try arguments("killed")
        process.environment = marquee.environment
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        var told = ""
        while !told.contains(#""step":2"#) {
            let data = pipe.fileHandleForReading.availableData
            if data.isEmpty { break }
            told += String(decoding: data, as: UTF8.self)
        }
        let second = try marquee.run(arguments("killed", "--overwrite"))
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        // It may have ended just before: then the second was allowed to take its place.
        if second.status != 0 { #expect(second.error.contains("Another run")) }
        let resumed = try marquee.run(arguments("killed", "--resume"))
        #expect(resumed.status == 0, "\(resumed.error)")
        #expect(try adapter("killed") == adapter("undisturbed"))
    }

    @Test(
        "an interrupt and a request to terminate end well: what was learned is kept",
        arguments: [SIGINT, SIGTERM]
    )
    func ended(by number: Int32) throws {
        let process = Process()
        process.executableURL = CommandLine.program
        process.arguments = try arguments("ended") + ["--epochs", "1000", "--max-steps", "100000"]
        process.environment = marquee.environment
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        var told = ""
        var isAsked = false
        while true {
            let data = pipe.fileHandleForReading.availableData
            if data.isEmpty { break }
            told += String(decoding: data, as: UTF8.self)
            if !isAsked, told.contains(#""event":"step""#) {
                kill(process.processIdentifier, number)
                isAsked = true
            }
        }
        process.waitUntilExit()
        #expect(process.terminationReason == .exit && process.terminationStatus == 0)
        #expect(told.contains(#""ending":"stopped""#))
        #expect(try adapter("ended").count > 1_000)
    }

    @Test(
        "files that cannot be learned from are refused with their place",
        arguments: [
            ("", "empty"), ("{\"prompt\":\"a\"}", "line 1"), ("not json", "line 1"),
            ("{\"prompt\":\"a\",\"completion\":\"b\"}\n{]", "line 2"),
            ("\u{0}\u{1}\u{2}\u{0}", "bad.jsonl"),
        ]
    )
    func badFiles(content: String, place: String) throws {
        let file = try marquee.write(content, to: "bad.jsonl")
        let run = try marquee.run("train", file, "--output", marquee.path("bad"))
        #expect(run.status == 1)
        #expect(run.error.contains(place), "\(run.error)")
        #expect(!run.error.contains("\u{0}"))
    }

    @Test("wrong settings are wrong command lines")
    func wrongSettings() throws {
        for wrong in [
            ["--lora-rank", "0"], ["--schedule", "square"], ["--overwrite", "--resume"],
        ] {
            #expect(try marquee.run(arguments("wrong") + wrong).status == 64, "\(wrong)")
        }
        let unwritable = try marquee.run("train", pairs(), "--output", "/proc/voice")
        #expect(unwritable.status == 1)
        #expect(unwritable.error.contains("/proc/voice"))
    }

    @Test("a name of a file cannot steer the terminal")
    func escapes() throws {
        let run = try marquee.run(
            "train",
            marquee.path("no\u{1B}[2Jfile.txt"),
            "--output",
            marquee.path("x")
        )
        #expect(run.status == 1)
        #expect(!run.error.contains("\u{1B}"))
    }
}
