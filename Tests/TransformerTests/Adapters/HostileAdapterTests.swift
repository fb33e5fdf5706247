import Testing
import Transformer

@Suite("Adapters that are broken, or for another model")
struct HostileAdapterTests {
    /// What making an engine of the tiny model with an adapter throws.
    private func error(_ writer: GGUFWriter) throws -> GGUFError? {
        let model = try Model(
            file: GGUFFile(bytes: TinyModel.writer().bytes(), name: "tiny.gguf")
        )
        do {
            let adapter = try Adapter(file: GGUFFile(bytes: writer.bytes(), name: "/a/voice.gguf"))
            _ = try Engine(model: model, adapter: adapter, threads: 1)
            return nil
        } catch let error as GGUFError {
            return error
        }
    }

    private func changed(_ change: (inout GGUFWriter) -> Void) throws -> GGUFError? {
        var writer = try TinyAdapter().writer
        change(&writer)
        return try error(writer)
    }

    private func without(_ key: String) throws -> GGUFError? {
        try changed { $0.values.removeAll { $0.key == key } }
    }

    /// With another value of a tensor; its bytes are cut or filled up with zeros to fit the dimensions.
    private func reshaped(_ name: String, _ dimensions: [UInt64]) throws -> GGUFError? {
        try changed { writer in
            for index in writer.tensors.indices where writer.tensors[index].name == name {
                writer.tensors[index].dimensions = dimensions
                writer.tensors[index].bytes = [UInt8](
                    repeating: 0,
                    count: 4 * Int(dimensions.reduce(1, *))
                )
            }
        }
    }

    @Test("the one that all others are changed from is whole")
    func whole() throws {
        #expect(try changed { _ in } == nil)
    }

    @Test("keys that are missing, of another type, or ask for what is not built in")
    func keys() throws {
        for (error, code, key) in [
            (try without("general.type"), GGUFError.Code.unsupported, "general.type"),
            (
                try changed { $0.set("general.type", .string("model")) }, .unsupported,
                "general.type"
            ),
            (try without("adapter.type"), .missing, "adapter.type"),
            (
                try changed { $0.set("adapter.type", .string("control_vector")) }, .unsupported,
                "adapter.type"
            ),
            (try changed { $0.set("adapter.type", .uint32(1)) }, .wrongType, "adapter.type"),
            (try without("general.architecture"), .missing, "general.architecture"),
            (
                try changed { $0.set("general.architecture", .string("gemma3")) }, .unsupported,
                "general.architecture"
            ),
            (
                try changed { $0.set("adapter.lora.alpha", .float32(.infinity)) }, .wrongType,
                "adapter.lora.alpha"
            ),
            (
                try changed { $0.set("adapter.lora.alpha", .float32(-1)) }, .malformed,
                "adapter.lora.alpha"
            ),
            (
                try changed { $0.set("adapter.alora.invocation_tokens", .int32s([1])) },
                .unsupported, "adapter.alora.invocation_tokens"
            ),
            (
                try changed { $0.set("marquee.base.sha256", .string("abc")) }, .malformed,
                "marquee.base.sha256"
            ),
        ] {
            #expect(error?.code == code, "\(key)")
            #expect(error?.subject == "adapter voice.gguf, key \(key)")
            #expect(error?.advice.contains("--adapter none") == true)
        }
    }

    @Test("A without B, B without A, tensors that are neither, and none at all")
    func pairs() throws {
        let name = "blk.1.attn_v.weight"
        for (gone, kept) in [(".lora_a", ".lora_b"), (".lora_b", ".lora_a")] {
            let error = try changed { $0.tensors.removeAll { $0.name == name + gone } }
            #expect(error?.code == .missing)
            #expect(error?.subject == "adapter voice.gguf, tensor \(name + gone)")
            #expect(error?.cause.contains(name + kept) == true)
        }
        let stray = try changed { writer in
            writer.tensors.append(
                .init(name: "blk.0.attn_q.weight", dimensions: [1], bytes: floatBytes([1]))
            )
        }
        #expect(stray?.code == .unsupported)
        #expect(stray?.subject == "adapter voice.gguf, tensor blk.0.attn_q.weight")
        let none = try changed { $0.tensors = [] }
        #expect(none?.code == .missing)
    }

    @Test("targets that the model does not have, that are no matrix, and the embedding")
    func targets() throws {
        for (target, code) in [
            ("blk.7.attn_q.weight", GGUFError.Code.missing), ("blk.0.attn_norm.weight", .missing),
            ("token_embd.weight", .unsupported),
        ] {
            let error = try changed { writer in
                for (index, suffix) in [".lora_a", ".lora_b"].enumerated() {
                    writer.tensors[index].name = target + suffix
                }
            }
            #expect(error?.code == code, "\(target)")
            #expect(error?.subject == "adapter voice.gguf, tensor \(target).lora_a")
        }
    }

    @Test("shapes of another matrix, ranks that differ, too many dimensions")
    func shapes() throws {
        let name = "blk.0.ffn_up.weight"
        for (tensor, dimensions) in [
            (".lora_a", [33, 4]), (".lora_b", [4, 65]), (".lora_b", [3, 64]), (".lora_a", [32, 5]),
            (".lora_a", [32, 4, 2]), (".lora_a", [128]),
        ] as [(String, [UInt64])] {
            let error = try reshaped(name + tensor, dimensions)
            #expect(error?.code == .wrongShape, "\(dimensions)")
            #expect(error?.subject.hasPrefix("adapter voice.gguf, tensor \(name).lora_") == true)
        }
    }

    @Test("values that are no numbers, and types that are not read")
    func values() throws {
        for value: Float in [.nan, .infinity, 1e6] {
            let error = try changed { writer in
                writer.tensors[5].bytes.replaceSubrange(8..<12, with: floatBytes([value]))
            }
            #expect(error?.code == .malformed)
            #expect(error?.subject.contains(".lora_") == true)
        }
        let type = try changed { writer in
            // Integers of 32 bits take as much room as floats.
            writer.tensors[2].type = 26
        }
        #expect(type?.code == .unsupported)
        #expect(type?.cause.contains("I32") == true)
    }

    @Test("cut at many places: an error each time")
    func truncation() throws {
        let bytes = try TinyAdapter().writer.bytes()
        for length in stride(from: 0, to: bytes.count - 32, by: 97) {
            #expect(throws: GGUFError.self) {
                try Adapter(file: GGUFFile(bytes: Array(bytes[..<length]), name: "cut"))
            }
        }
    }

    @Test("a model in an adapter's place, an adapter in a model's, and a file that is not there")
    func confused() throws {
        let model = #expect(throws: GGUFError.self) {
            try Adapter(file: GGUFFile(bytes: TinyModel.writer().bytes(), name: "tiny.gguf"))
        }
        #expect(model?.subject == "adapter tiny.gguf, key general.type")
        let adapter = #expect(throws: GGUFError.self) {
            try Model(file: GGUFFile(bytes: TinyAdapter().writer.bytes(), name: "voice.gguf"))
        }
        #expect(adapter?.advice.contains("--adapter") == true)
        let missing = #expect(throws: GGUFError.self) { try Adapter(at: "/nowhere/voice.gguf") }
        #expect(missing?.code == .unreadable)
        #expect(missing?.subject == "/nowhere/voice.gguf")
    }
}
