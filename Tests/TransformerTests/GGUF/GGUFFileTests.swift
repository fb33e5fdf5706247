import Foundation
import Testing
import Transformer

@Suite("GGUF files that are right")
struct GGUFFileTests {
    @Test("metadata comes out as typed values, tensors with shape and bytes")
    func readsWhatWasWritten() throws {
        var writer = GGUFWriter()
        writer.values = [
            ("a.count", .uint32(7)), ("a.long", .uint64(1 << 40)), ("a.signed", .int32(-3)),
            ("a.number", .float32(0.5)), ("a.flag", .bool(true)), ("a.text", .string("grüß")),
            ("a.texts", .strings(["x", "", "yz"])), ("a.integers", .int32s([1, -2, 3])),
        ]
        let values: [Float] = [1, 2, 3, 4, 5, 6]
        writer.tensors = [
            .init(name: "first", dimensions: [3], bytes: floatBytes([7, 8, 9])),
            .init(name: "second", dimensions: [3, 2], bytes: floatBytes(values)),
        ]
        let file = try GGUFFile(bytes: writer.bytes(), name: "test")
        #expect(try file.count("a.count") == 7)
        #expect(try file.count("a.long") == 1 << 40)
        #expect(try file.number("a.signed") == -3)
        #expect(try file.number("a.number") == 0.5)
        #expect(try file.flag("a.flag") == true)
        #expect(try file.text("a.text") == "grüß")
        #expect(try file.integers("a.integers") == [1, -2, 3])
        let texts = try #require(try file.textBytes("a.texts"))
        #expect(texts.map { String(decoding: $0, as: UTF8.self) } == ["x", "", "yz"])
        #expect(try file.text("absent") == nil)
        let tensor = try file.tensor("second", dimensions: [3, 2])
        #expect(tensor.type.name == "F32")
        #expect(Array(file.bytes(of: tensor)) == floatBytes(values))
    }

    @Test("an unusual alignment is followed")
    func followsAlignment() throws {
        var writer = GGUFWriter()
        writer.alignment = 128
        writer.values = [("general.alignment", .uint32(128))]
        writer.tensors = [
            .init(name: "a", dimensions: [1], bytes: floatBytes([1])),
            .init(name: "b", dimensions: [1], bytes: floatBytes([2])),
        ]
        let file = try GGUFFile(bytes: writer.bytes(), name: "test")
        #expect(Array(file.bytes(of: try file.tensor("b", dimensions: [1]))) == floatBytes([2]))
    }

    @Test("the default model's header")
    func readsDefaultModel() throws {
        let file = try GGUFFile(at: DefaultModel.path())
        #expect(file.byteCount == 98_362_432)
        #expect(file.tensors.count == 272)
        #expect(try file.count("llama.block_count") == 30)
        #expect(try file.tensor("token_embd.weight", dimensions: [576, 49152]).type.name == "Q8_0")
        #expect(
            try file.tensor("blk.29.ffn_down.weight", dimensions: [1536, 576]).type.name == "Q4_1"
        )
    }

    @Test("a file that is not there, a folder, an empty file")
    func namesWhatCannotBeRead() throws {
        let missing = #expect(throws: GGUFError.self) { try GGUFFile(at: "/nowhere/model.gguf") }
        #expect(missing?.code == .unreadable)
        #expect(missing?.subject == "/nowhere/model.gguf")
        #expect(missing?.advice.contains("marquee model fetch") == true)
        let folder = #expect(throws: GGUFError.self) { try GGUFFile(at: "/tmp") }
        #expect(folder?.code == .unreadable)
        let empty = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).gguf")
        try Data().write(to: empty)
        defer { try? FileManager.default.removeItem(at: empty) }
        let error = #expect(throws: GGUFError.self) { try GGUFFile(at: empty.path) }
        #expect(error?.code == .notGGUF)
    }
}
