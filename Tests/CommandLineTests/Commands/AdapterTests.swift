import Foundation
import Testing

@Suite("The command line, with an adapter")
struct AdapterTests {
    private let marquee: CommandLine

    init() throws {
        marquee = try CommandLine()
    }

    private func logits(_ arguments: String...) throws -> CommandLine.Result {
        try marquee.run(["inspect", "logits", "--tokens", "504,3575,282", "--json"] + arguments)
    }

    private func write(_ adapter: AdapterFile, to name: String) throws -> String {
        try adapter.content.write(to: URL(filePath: marquee.path(name)))
        return marquee.path(name)
    }

    @Test("`none` runs the model as it comes, zeros change nothing, values do")
    func effect() throws {
        let plain = try logits("--adapter", "none")
        #expect(plain.status == 0)
        let zeros = try write(AdapterFile(), to: "zeros.gguf")
        let same = try logits("--adapter", zeros)
        #expect(same.status == 0, "\(same.error)")
        #expect(same.output == plain.output)
        let strong = try write(AdapterFile(effect: 4), to: "strong.gguf")
        let other = try logits("--adapter", strong)
        #expect(other.status == 0)
        #expect(other.output != plain.output)
    }

    @Test("a file that is missing, a model, another model's, and one for another base")
    func refusals() throws {
        let missing = try logits("--adapter", "/nonexistent/voice.gguf")
        #expect(missing.status == 1)
        #expect(missing.error.contains("/nonexistent/voice.gguf"))
        #expect(missing.error.contains("--adapter none"))
        let model = try #require(marquee.environment["MARQUEE_MODEL"])
        let confused = try logits("--adapter", model)
        #expect(confused.status == 1)
        #expect(confused.error.contains("general.type"))
        let foreign = try write(AdapterFile(target: "blk.77.attn_q.weight"), to: "foreign.gguf")
        let refused = try logits("--adapter", foreign)
        #expect(refused.status == 1)
        #expect(refused.error.contains("blk.77.attn_q.weight"))
        let hash = String(repeating: "0", count: 64)
        let otherBase = try write(AdapterFile(baseHash: hash), to: "base.gguf")
        let compared = try logits("--adapter", otherBase)
        #expect(compared.status == 1)
        #expect(compared.error.contains(hash))
        let asModel = try logits("--model", foreign)
        #expect(asModel.status == 1)
        #expect(asModel.error.contains("--adapter"))
    }
}
