import Foundation
import Testing
import Transformer

@Suite("An engine with an adapter")
struct AdaptedEngineTests {
    private static let tokens: [Int32] = [1, 40, 77, 260, 103, 3, 9, 200, 41, 41, 12]

    private func tiny(_ writer: GGUFWriter = TinyModel.writer()) throws -> Model {
        try Model(file: GGUFFile(bytes: writer.bytes(), name: "tiny.gguf"))
    }

    /// The logits after every token.
    private func logits(
        _ model: Model,
        _ adapter: Adapter?,
        _ kernels: KernelChoice,
        tokens: [Int32] = tokens,
        blockLength: Int = 16
    ) throws -> [Float] {
        let engine = try Engine(
            model: model,
            adapter: adapter,
            threads: 2,
            kernels: kernels,
            blockLength: blockLength
        )
        var listener = NoListener()
        var logits: [Float] = []
        try engine.read(tokens, wanting: .all, listener: &listener) { logits += $1 }
        return logits
    }

    private func difference(_ a: [Float], _ b: [Float]) -> Float {
        a.count == b.count ? zip(a, b).reduce(0) { max($0, abs($1.0 - $1.1)) } : .infinity
    }

    @Test("it says what a model says that the adapter was merged into")
    func merged() throws {
        let adapter = try TinyAdapter()
        let merged = try tiny(adapter.merged(into: TinyModel.writer()))
        let expected = try logits(merged, nil, .reference)
        let plain = try logits(tiny(), nil, .reference)
        #expect(difference(plain, expected) > 0.5)
        let reference = try logits(tiny(), adapter.opened(), .reference)
        #expect(difference(reference, expected) < 1e-4)
        let fast = try logits(tiny(), adapter.opened(), .fast)
        // Keys and values, and what was stored as F32, are kept as halves.
        #expect(difference(fast, expected) < 2e-2)
    }

    @Test("a B of zeros changes no bit", arguments: KernelChoice.allCases)
    func noEffect(kernels: KernelChoice) throws {
        let adapter = try TinyAdapter().withoutEffect.opened()
        #expect(try logits(tiny(), adapter, kernels) == logits(tiny(), nil, kernels))
    }

    @Test("tokens read one by one, or in blocks, have the same bits", arguments: [1, 3, 5])
    func invariance(blockLength: Int) throws {
        let adapter = try TinyAdapter().opened()
        let whole = try logits(tiny(), adapter, .fast)
        #expect(try logits(tiny(), adapter, .fast, blockLength: blockLength) == whole)
    }

    @Test("F16 and BF16, one matrix alone, and an alpha that is left out")
    func forms() throws {
        var adapter = try TinyAdapter()
        adapter.updates = adapter.updates.filter { $0.target == "blk.1.ffn_down.weight" }
        // Numbers that all three types have.
        for index in adapter.updates.indices {
            adapter.updates[index].a = adapter.updates[index].a.map { ($0 * 64).rounded() / 64 }
            adapter.updates[index].b = adapter.updates[index].b.map { ($0 * 64).rounded() / 64 }
        }
        let expected = try logits(tiny(), adapter.opened(), .fast)
        #expect(try expected != logits(tiny(), nil, .fast))
        for type: UInt32 in [1, 30] {
            var writer = adapter.writer
            for (index, values) in adapter.updates.flatMap({ [$0.a, $0.b] }).enumerated() {
                writer.tensors[index].type = type
                writer.tensors[index].bytes = values.flatMap { value in
                    let bits =
                        type == 1
                        ? Half.bits(value) : UInt16(value.bitPattern >> 16)
                    return [UInt8(bits & 0xff), UInt8(bits >> 8)]
                }
            }
            let stored = try Adapter(file: GGUFFile(bytes: writer.bytes(), name: "stored"))
            #expect(try logits(tiny(), stored, .fast) == expected)
        }

        var writer = adapter.writer
        writer.set("adapter.lora.alpha", .float32(Float(TinyAdapter.rank)))
        let one = try Adapter(file: GGUFFile(bytes: writer.bytes(), name: "one"))
        writer.values.removeAll { $0.key == "adapter.lora.alpha" }
        let none = try Adapter(file: GGUFFile(bytes: writer.bytes(), name: "none"))
        #expect(try logits(tiny(), none, .fast) == logits(tiny(), one, .fast))
    }

    @Test("the identity has the adapter's, and is stored and read with it and without")
    func identity() throws {
        let plain = try Engine(model: tiny(), threads: 1).identity
        let adapted = try Engine(model: tiny(), adapter: TinyAdapter().opened(), threads: 1)
            .identity
        #expect(plain.adapter == nil)
        #expect(adapted.name == "tiny + voice")
        #expect(adapted.adapter?.fileName == "voice.gguf")
        #expect(adapted.fileName == plain.fileName)
        for identity in [plain, adapted] {
            let stored = try JSONEncoder().encode(identity)
            #expect(try JSONDecoder().decode(ModelIdentity.self, from: stored) == identity)
        }
        let old = """
            {"architecture":"llama","byteCount":1,"contextLength":2,"fileName":"a.gguf","name":"a",\
            "quantization":"Q4_1"}
            """
        let read = try JSONDecoder().decode(ModelIdentity.self, from: Data(old.utf8))
        #expect(read.adapter == nil)
    }

    @Test("on the default model: zeros change no bit, values do what they do in float32")
    func defaultModel() throws {
        let model = try Model(at: DefaultModel.path())
        let adapter = TinyAdapter(for: model.file, spread: 0.5)
        let tokens: [Int32] = [504, 3575, 282, 4649, 314]
        let plain = try logits(model, nil, .fast, tokens: tokens)
        let zeros = try adapter.withoutEffect.opened()
        #expect(try logits(model, zeros, .fast, tokens: tokens) == plain)
        let fast = try logits(model, adapter.opened(), .fast, tokens: tokens)
        let reference = try logits(model, adapter.opened(), .reference, tokens: tokens)
        func distance(_ a: [Float], _ b: [Float]) -> Float {
            zip(a, b).reduce(0) { $0 + abs($1.0 - $1.1) } / Float(a.count)
        }
        // What is left between the two is what they differ by without an adapter.
        let changed = distance(fast, plain)
        #expect(changed > 1)
        #expect(distance(fast, reference) < changed / 10)
    }
}
