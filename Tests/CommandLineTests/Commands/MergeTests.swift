import Foundation
import Testing

@Suite("The command line, merging and listing adapters")
struct MergeTests {
    private let marquee: CommandLine

    init() throws {
        marquee = try CommandLine()
    }

    private func write(_ adapter: AdapterFile, to name: String) throws -> String {
        try adapter.content.write(to: URL(filePath: marquee.path(name)))
        return marquee.path(name)
    }

    private struct Merged: Decodable {
        var output: String
        var type: String
        var bytes: Int
        var tensors: Int
        var merged: Int
        var seconds: Double
    }

    /// Tokens, each with its logit.
    private struct Top: Decodable {
        var top: [[Double]]
    }

    private func top(_ arguments: String...) throws -> [[Double]] {
        let result = try marquee.run(
            ["inspect", "logits", "--tokens", "504,3575,282", "--kernels", "reference", "--json"]
                + arguments
        )
        #expect(result.status == 0, "\(result.error)")
        return try JSONDecoder().decode(Top.self, from: Data(result.output.utf8)).top
    }

    @Test("a merged model opens and says what model and adapter say together")
    func merge() throws {
        let adapter = try write(AdapterFile(effect: 0.05), to: "voice.gguf")
        let output = marquee.path("merged.gguf")
        let arguments = ["model", "merge", "--adapter", adapter, "--output", output]
        let result = try marquee.run(arguments + ["--type", "f32", "--json"])
        #expect(result.status == 0, "\(result.error)")
        let merged = try JSONDecoder().decode(Merged.self, from: Data(result.output.utf8))
        #expect(merged.output == output)
        #expect(merged.type == "F32")
        #expect(merged.merged == 1)
        #expect(merged.tensors == 272)
        let size = try FileManager.default.attributesOfItem(atPath: output)[.size] as? Int
        #expect(merged.bytes == size)
        let expected = try top("--adapter", adapter)
        let found = try top("--model", output)
        #expect(found.map(\.first) == expected.map(\.first))
        for (a, b) in zip(found, expected) { #expect(abs(a[1] - b[1]) < 1e-3) }

        let again = try marquee.run(arguments)
        #expect(again.status == 1)
        #expect(again.error.contains("--force"))
        let forced = try marquee.run(arguments + ["--force"])
        #expect(forced.status == 0, "\(forced.error)")
        #expect(forced.output.contains("1 of 272"))
    }

    @Test("inputs are never written over, other models' adapters are refused, nothing is left")
    func refusals() throws {
        let adapter = try write(AdapterFile(effect: 1), to: "voice.gguf")
        let before = try Data(contentsOf: URL(filePath: adapter))
        let model = try #require(marquee.environment["MARQUEE_MODEL"])
        let link = marquee.path("link.gguf")
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: model)
        for output in [adapter, model, link] {
            let result = try marquee.run([
                "model", "merge", "--adapter", adapter, "--output", output, "--force",
            ])
            #expect(result.status == 1)
            #expect(result.error.contains("--output"))
        }
        #expect(try Data(contentsOf: URL(filePath: adapter)) == before)
        let output = marquee.path("merged.gguf")
        let hash = String(repeating: "0", count: 64)
        let others = [
            try write(AdapterFile(target: "blk.77.attn_q.weight"), to: "foreign.gguf"),
            try write(AdapterFile(baseHash: hash), to: "base.gguf"), model,
            marquee.path("missing.gguf"),
        ]
        for other in others {
            let result = try marquee.run([
                "model", "merge", "--adapter", other, "--output", output,
            ])
            #expect(result.status == 1)
            #expect(!FileManager.default.fileExists(atPath: output))
        }
        let nowhere = try marquee.run([
            "model", "merge", "--adapter", adapter, "--output", marquee.path("none/merged.gguf"),
        ])
        #expect(nowhere.status == 1)
        #expect(nowhere.error.contains("folder"))
    }

    @Test("a file that cannot be written whole leaves nothing, and what was there before")
    func noRoom() throws {
        let adapter = try write(AdapterFile(effect: 1), to: "voice.gguf")
        try FileManager.default.createDirectory(
            atPath: marquee.path("out"),
            withIntermediateDirectories: false
        )
        let output = try marquee.write("before", to: "out/merged.gguf")
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        // Beyond the limit writing fails as on a full disk, once the signal for it is ignored.
        process.arguments = [
            "-c", "trap '' XFSZ; ulimit -f 1000; exec \"$@\"", "sh", CommandLine.program.path,
            "model",
            "merge", "--adapter", adapter, "--output", output, "--force",
        ]
        process.environment = marquee.environment
        let errors = Pipe()
        process.standardError = errors
        try process.run()
        let said = try errors.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        #expect(process.terminationStatus == 1)
        #expect(String(decoding: said, as: UTF8.self).contains("Make room"))
        #expect(try String(contentsOfFile: output, encoding: .utf8) == "before")
        let folder = marquee.path("out")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["merged.gguf"])
    }

    @Test("adapters stand in the list as what they are, and can be added")
    func list() throws {
        struct Entry: Decodable {
            var path: String
            var kind: String?
            var rank: Int?
            var base: String?
        }
        let hash = "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53"
        let adapter = try write(AdapterFile(baseHash: hash), to: "voice.gguf")
        let added = try marquee.run(["model", "add", adapter])
        #expect(added.status == 0, "\(added.error)")
        let result = try marquee.run(["model", "list", "--json"])
        let entries = try JSONDecoder().decode([Entry].self, from: Data(result.output.utf8))
        let entry = try #require(entries.first { $0.path.hasSuffix("/voice.gguf") })
        #expect(entry.kind == "adapter")
        #expect(entry.rank == 1)
        #expect(entry.base == "SmolLM2-135M-Instruct")
        #expect(entries.contains { $0.kind == "model" })
        let text = try marquee.run(["model", "list"])
        #expect(text.output.contains("adapter of rank 1 for SmolLM2-135M-Instruct"))
        #expect(!text.output.contains("cannot be opened"))
    }
}
