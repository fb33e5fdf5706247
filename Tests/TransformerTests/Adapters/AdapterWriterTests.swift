import Foundation
import Testing
import Transformer

@Suite("Writing adapters")
struct AdapterWriterTests {
    private static let hash = String(repeating: "ab", count: 32)

    private func contents(_ adapter: TinyAdapter) -> AdapterContents {
        AdapterContents(
            name: "Voice",
            architecture: adapter.architecture,
            alpha: TinyAdapter.alpha,
            baseHash: Self.hash,
            pairs: adapter.updates.map {
                .init(target: $0.target, rank: TinyAdapter.rank, a: $0.a, b: $0.b)
            },
            notes: ["marquee.training.steps": "12", "general.type": "model"]
        )
    }

    @Test("an adapter that was written says of itself what it is, and holds the same numbers")
    func readBack() throws {
        let tiny = try TinyAdapter()
        let file = try GGUFFile(bytes: contents(tiny).bytes(), name: "voice.gguf")
        let adapter = try Adapter(file: file)
        #expect(adapter.baseHash == Self.hash)
        #expect(try file.text("general.type") == "adapter")
        #expect(try file.text("general.name") == "Voice")
        #expect(try file.text("marquee.training.steps") == "12")
        #expect(try file.number("adapter.lora.alpha") == 6)
        let update = try #require(tiny.updates.first)
        let a = try file.tensor(
            update.target + ".lora_a",
            dimensions: [update.columns, TinyAdapter.rank]
        )
        #expect(Array(file.bytes(of: a)) == floatBytes(update.a))
        let b = try file.tensor(
            update.target + ".lora_b",
            dimensions: [TinyAdapter.rank, update.rows]
        )
        #expect(Array(file.bytes(of: b)) == floatBytes(update.b))
        let model = try Model(file: GGUFFile(bytes: TinyModel.writer().bytes(), name: "tiny"))
        #expect(throws: Never.self) { try adapter.check(against: model) }
    }

    @Test("an adapter names the layout of the prompts that it was trained on, or none")
    func promptLayout() throws {
        var contents = contents(try TinyAdapter())
        func layout() throws -> String? {
            let file = try GGUFFile(bytes: contents.bytes(), name: "voice.gguf")
            let adapter = try Adapter(file: file)
            #expect(try adapter.contents().promptLayout == adapter.identity.promptLayout)
            return adapter.identity.promptLayout
        }
        #expect(try layout() == nil)
        contents.promptLayout = "compact"
        #expect(try layout() == "compact")
    }

    @Test("the same contents are the same bytes, whatever their order")
    func deterministic() throws {
        var tiny = try TinyAdapter()
        let bytes = try contents(tiny).bytes()
        tiny.updates.reverse()
        #expect(try contents(tiny).bytes() == bytes)
        let halves = try contents(tiny).bytes(storedAs: .f16)
        #expect(halves.count < bytes.count)
        #expect(throws: Never.self) {
            try Adapter(file: GGUFFile(bytes: halves, name: "halves"))
        }
    }

    @Test("no adapter is written that could not be opened")
    func refusals() throws {
        for value in [Float.nan, .infinity, 70_000] {
            var tiny = try TinyAdapter()
            tiny.updates[3].b[1] = value
            let error = #expect(throws: GGUFError.self) { try contents(tiny).bytes() }
            #expect(error?.subject.contains(tiny.updates[3].target) == true)
        }
        var tiny = try TinyAdapter()
        tiny.updates[0].a.removeLast()
        #expect(throws: GGUFError.self) { try contents(tiny).bytes() }
    }
}
