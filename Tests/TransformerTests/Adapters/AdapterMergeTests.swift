import Foundation
import Testing
import Transformer

@Suite("Merging an adapter into a model")
struct AdapterMergeTests {
    private static let tokens: [Int32] = [1, 40, 77, 260, 103, 3, 9, 200, 41, 41, 12]

    private func model(_ writer: GGUFWriter = TinyModel.writer()) throws -> Model {
        try Model(file: GGUFFile(bytes: writer.bytes(), name: "tiny.gguf"))
    }

    private func merged(
        _ model: Model,
        _ adapter: Adapter,
        _ format: MergeFormat,
        notes: [String: String] = [:]
    ) throws -> Model {
        var bytes: [UInt8] = []
        try AdapterMerge(model: model, adapter: adapter, format: format, threads: 2)
            .writer(notes: notes)
            .write { bytes.append(contentsOf: $0) }
        return try Model(file: GGUFFile(bytes: bytes, name: "merged.gguf"))
    }

    private func logits(_ model: Model, _ adapter: Adapter? = nil) throws -> [Float] {
        let engine = try Engine(model: model, adapter: adapter, threads: 2, kernels: .reference)
        var listener = NoListener()
        var logits: [Float] = []
        try engine.read(Self.tokens, wanting: .all, listener: &listener) { logits += $1 }
        return logits
    }

    private func difference(_ a: [Float], _ b: [Float]) -> Float {
        a.count == b.count ? zip(a, b).reduce(0) { max($0, abs($1.0 - $1.1)) } : .infinity
    }

    @Test(
        "the merged model says what model and adapter say together, as closely as its type lets it",
        arguments: [
            (MergeFormat.f32, Float(1e-4)), (.f16, 2e-2), (.q8v0, 0.3), (.q4v1, 3),
        ]
    )
    func sameLogits(format: MergeFormat, tolerance: Float) throws {
        let adapter = try TinyAdapter().opened()
        let expected = try logits(model(), adapter)
        let found = try logits(merged(model(), adapter, format))
        #expect(difference(found, expected) < tolerance)
        // The adapter's effect is larger than what rounding does.
        #expect(difference(found, expected) < difference(found, try logits(model())))
    }

    @Test("matrices are stored as asked for, norms stay, the embedding has eight bits at least")
    func types() throws {
        let adapter = try TinyAdapter().opened()
        let expected: [(MergeFormat, blocks: String, embedding: String, type: Int)] = [
            (.f32, "F32", "F32", 0), (.f16, "F16", "F16", 1), (.q8v0, "Q8_0", "Q8_0", 7),
            (.q4v1, "Q4_1", "Q8_0", 3),
        ]
        let base = try model()
        for (format, blocks, embedding, fileType) in expected {
            let file = try merged(base, adapter, format).file
            #expect(file.tensors.count == base.file.tensors.count)
            #expect(file.tensors["token_embd.weight"]?.type.name == embedding)
            for tensor in file.tensors.values where tensor.name.hasPrefix("blk.") {
                #expect(tensor.type.name == (tensor.dimensions.count == 1 ? "F32" : blocks))
            }
            #expect(try file.count("general.file_type") == fileType)
            #expect(try file.count("general.quantization_version") == 2)
        }
    }

    @Test("what the adapter leaves alone stays bit for bit, unless fewer bits were asked for")
    func untouched() throws {
        var tiny = try TinyAdapter()
        tiny.updates = tiny.updates.filter { $0.target == "blk.0.attn_v.weight" }
        let adapter = try tiny.opened()
        let small = try merged(model(), TinyAdapter().opened(), .q8v0)
        let again = try merged(small, adapter, .f16).file
        for tensor in again.tensors.values {
            let before = try #require(small.file.tensors[tensor.name])
            let isSame = Array(again.bytes(of: tensor)) == Array(small.file.bytes(of: before))
            #expect(isSame == (tensor.name != "blk.0.attn_v.weight"), "\(tensor.name)")
        }
        #expect(again.tensors["blk.0.attn_v.weight"]?.type.name == "F16")
        let least = try merged(small, adapter, .q4v1).file
        #expect(least.tensors["blk.1.ffn_down.weight"]?.type.name == "Q4_1")
        #expect(least.tensors["token_embd.weight"]?.type.name == "Q8_0")
    }

    @Test("rows that are no whole blocks become F16")
    func crooked() throws {
        let base = try model(TinyModel.writer(feedForward: 40))
        var tiny = TinyAdapter(for: base.file)
        tiny.updates = tiny.updates.filter { $0.target.hasPrefix("blk.1.ffn") }
        let adapter = try tiny.opened()
        let file = try merged(base, adapter, .q4v1).file
        #expect(file.tensors["blk.1.ffn_down.weight"]?.type.name == "F16")
        #expect(file.tensors["blk.1.ffn_up.weight"]?.type.name == "Q4_1")
        let expected = try logits(base, adapter)
        #expect(try difference(logits(merged(base, adapter, .f32)), expected) < 1e-4)
    }

    @Test("metadata goes along as it is stored, and says what was merged")
    func metadata() throws {
        var writer = TinyModel.writer()
        writer.alignment = 64
        writer.set("general.alignment", .uint32(64))
        writer.set("general.quantization_version", .uint32(2))
        writer.set("note.long", .uint64(7))
        let base = try model(writer)
        let note = ["marquee.merge.adapter.name": "voice"]
        let file = try merged(base, TinyAdapter().opened(), .f16, notes: note).file
        #expect(try file.text("marquee.merge.adapter.name") == "voice")
        #expect(file.metadata["general.alignment"] == nil)
        let changed: Set = ["general.alignment", "general.file_type", "marquee.merge.adapter.name"]
        let values = { (file: GGUFFile) in file.encodedMetadata.filter { !changed.contains($0.key) }
        }
        #expect(values(file).map(\.key) == values(base.file).map(\.key))
        #expect(values(file).map(\.value) == values(base.file).map(\.value))
        #expect(values(file).count == writer.values.count - 2)
        // A note of an earlier merge is replaced, not doubled.
        let twice = try merged(
            Model(file: file),
            TinyAdapter().opened(),
            .f16,
            notes: ["marquee.merge.adapter.name": "other"]
        )
        #expect(try twice.file.text("marquee.merge.adapter.name") == "other")
    }

    @Test("a model that no engine runs is refused before anything is written")
    func strayTensor() throws {
        var writer = TinyModel.writer()
        let stray = GGUFWriter.Tensor(name: "stray", dimensions: [1], bytes: floatBytes([1]))
        writer.tensors.append(stray)
        let (base, adapter) = (try model(writer), try TinyAdapter().opened())
        let error = #expect(throws: GGUFError.self) {
            try AdapterMerge(model: base, adapter: adapter, format: .f16).writer(notes: [:])
        }
        #expect(error?.subject.contains("stray") == true)
    }

    @Test("numbers that are none are refused, in the model and in the adapter", arguments: [0, 1])
    func noNumbers(place: Int) throws {
        var writer = TinyModel.writer()
        var tiny = try TinyAdapter()
        if place == 0 {
            let index = try #require(
                writer.tensors.firstIndex { $0.name == "blk.1.ffn_up.weight" }
            )
            writer.tensors[index].bytes.replaceSubrange(8..<12, with: floatBytes([.nan]))
        } else {
            tiny.updates[5].a[2] = .infinity
        }
        let (base, adapter) = (try model(writer), try tiny.opened())
        let error = #expect(throws: GGUFError.self) { try merged(base, adapter, .q4v1) }
        #expect(error?.code == .malformed)
        let name = place == 0 ? "blk.1.ffn_up.weight" : tiny.updates[5].target
        #expect(error?.subject.contains(name) == true)
    }
}
