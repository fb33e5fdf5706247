import Testing
import Transformer

@Suite("Norms and biases in half as many bytes")
struct VectorTypesTests {
    /// A type of vectors, and how it stores 0.5, 1, 1.5 and 2.
    struct Stored: CustomTestStringConvertible {
        var type: UInt32
        var numbers: [[UInt8]]

        var testDescription: String { "type \(type)" }

        static let single = Stored(type: 0, numbers: [0.5, 1, 1.5, 2].map { floatBytes([$0]) })
        static let half = Stored(
            type: 1,
            numbers: [[0, 0x38], [0, 0x3c], [0, 0x3e], [0, 0x40]]
        )
        static let brain = Stored(
            type: 30,
            numbers: [[0, 0x3f], [0x80, 0x3f], [0xc0, 0x3f], [0, 0x40]]
        )
    }

    /// The logits of a model whose vectors hold those numbers, in turn.
    private func logits(
        _ stored: Stored,
        in seed: ModelSeed = ModelSeed(hasBias: true)
    ) throws -> [Float] {
        var writer = seed.writer
        for index in writer.tensors.indices where writer.tensors[index].dimensions.count == 1 {
            let count = writer.tensors[index].dimensions[0]
            writer.tensors[index].type = stored.type
            writer.tensors[index].bytes = (0..<Int(count)).flatMap { stored.numbers[$0 * 3 % 4] }
        }
        let file = try GGUFFile(bytes: writer.bytes(), name: "vectors")
        let engine = try Engine(model: Model(file: file), threads: 1, kernels: .reference)
        var logits: [Float] = []
        var listener = NoListener()
        try engine.read([2, 3, 4], wanting: .all, listener: &listener) { _, row in logits += row }
        return logits
    }

    @Test("they mean the same", arguments: [Stored.half, .brain])
    func types(stored: Stored) throws {
        let expected = try logits(.single)
        #expect(Set(expected).count > 3)
        #expect(try logits(stored) == expected)
    }

    @Test("types in blocks are refused")
    func blocks() {
        let zeros = Stored(type: 8, numbers: Array(repeating: [0, 0], count: 4))
        let wide = ModelSeed(type: 8, block: (32, 34))
        let error = #expect(throws: GGUFError.self) { try logits(zeros, in: wide) }
        #expect(error?.cause.contains("read as F32, F16 or BF16") == true)
    }
}
