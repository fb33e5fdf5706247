import Testing
import Transformer

@Suite("Matrices of several types that read one input")
struct MixedTypesTests {
    /// A model of Q8_0 with scales of 1/256; the named matrices in F32.
    private func file(inSingle names: Set<String>) throws -> GGUFFile {
        var writer = ModelSeed(type: 8, block: (32, 34)).writer
        for index in writer.tensors.indices where writer.tensors[index].type == 8 {
            let tensor = writer.tensors[index]
            var values: [Float] = []
            for block in stride(from: 0, to: tensor.bytes.count, by: 34) {
                writer.tensors[index].bytes[block] = 0
                writer.tensors[index].bytes[block + 1] = 0x1c
                values += tensor.bytes[block + 2..<block + 34].map { Float($0) / 256 }
            }
            if names.contains(tensor.name) {
                writer.tensors[index].type = 0
                writer.tensors[index].bytes = floatBytes(values)
            }
        }
        return try GGUFFile(bytes: writer.bytes(), name: "mixed")
    }

    private func logits(_ file: GGUFFile, _ kernels: KernelChoice) throws -> [Float] {
        let engine = try Engine(model: Model(file: file), threads: 2, kernels: kernels)
        var logits: [Float] = []
        var listener = NoListener()
        try engine.read([2, 3, 4, 5, 7, 11], wanting: .all, listener: &listener) { _, row in
            logits += row
        }
        return logits
    }

    @Test(
        "floats beside quantised ones: fast kernels as near to the reference as without floats",
        arguments: [
            [], ["blk.0.attn_k.weight"], ["blk.0.attn_q.weight", "blk.0.attn_v.weight"],
            ["blk.0.ffn_up.weight"],
        ]
    )
    func mixed(names: Set<String>) throws {
        let file = try file(inSingle: names)
        let fast = try logits(file, .fast)
        let reference = try logits(file, .reference)
        #expect(fast.count == 6 * TokenizerSeed.few.count)
        let size = reference.map(abs).max() ?? 0
        let error = zip(fast, reference).map { abs($0 - $1) }.max() ?? .infinity
        #expect(error <= 0.01 * size, "off by \(error) of \(size)")
    }
}
