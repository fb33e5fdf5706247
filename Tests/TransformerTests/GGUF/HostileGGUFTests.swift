import Testing
import Transformer

@Suite("GGUF files that are broken or meant to harm")
struct HostileGGUFTests {
    private func error(_ writer: GGUFWriter) -> GGUFError? {
        error(writer.bytes())
    }

    private func error(_ bytes: [UInt8]) -> GGUFError? {
        do {
            _ = try GGUFFile(bytes: bytes, name: "test")
            return nil
        } catch {
            return error
        }
    }

    private func small() -> GGUFWriter {
        var writer = GGUFWriter()
        writer.values = [("key", .string("value")), ("list", .strings(["a", "b"]))]
        writer.tensors = [
            .init(name: "t", dimensions: [4, 2], bytes: floatBytes((1...8).map { Float($0) }))
        ]
        return writer
    }

    @Test("cut at every byte: an error each time, none beyond the end")
    func truncation() {
        let bytes = small().bytes()
        #expect(error(bytes) == nil)
        for length in bytes.indices {
            let error = error(Array(bytes[..<length]))
            #expect(error != nil, "\(length) bytes were taken for a whole file")
        }
    }

    @Test("wrong magic and versions")
    func wrongStart() {
        var writer = small()
        writer.magic = Array("GGML".utf8)
        #expect(error(writer)?.code == .notGGUF)
        writer = small()
        writer.version = 1
        #expect(error(writer)?.code == .unsupportedVersion)
        writer.version = UInt32(3).byteSwapped
        #expect(error(writer)?.cause.contains("big-endian") == true)
    }

    @Test("counts that no file has room for", arguments: [1 << 20, 1 << 40, UInt64.max])
    func hugeCounts(count: UInt64) {
        var writer = small()
        writer.tensorCount = count
        #expect(error(writer)?.code == .truncated)
        writer = small()
        writer.valueCount = count
        #expect(error(writer)?.code == .truncated)
    }

    @Test("a text, and a list, longer than the file", arguments: [1 << 32, UInt64.max])
    func hugeLengths(length: UInt64) {
        let bytes = withUnsafeBytes(of: length.littleEndian) { Array($0) }
        var writer = small()
        writer.set("long", .raw(8, bytes))
        #expect(error(writer)?.subject == "key long")
        for type: UInt8 in [0, 5, 8, 10] {
            writer.set("long", .raw(9, [type, 0, 0, 0] + bytes))
            let error = error(writer)
            #expect(error?.code == .truncated)
            #expect(error?.subject == "key long")
        }
    }

    @Test(
        "values of no type, lists of lists, truth values that are neither, text that is not UTF-8"
    )
    func wrongValues() {
        for value: GGUFWriter.Value in [
            .raw(13, []), .raw(9, [9, 0, 0, 0] + [UInt8](repeating: 0, count: 8)), .raw(7, [2]),
            .raw(8, [1, 0, 0, 0, 0, 0, 0, 0, 0xff]),
        ] {
            var writer = small()
            writer.set("bad", value)
            let error = error(writer)
            #expect(error?.code == .malformed)
            #expect(error?.subject == "key bad")
            #expect(error?.offset != nil)
        }
    }

    @Test("names twice, empty, too long, with control characters")
    func wrongNames() {
        var writer = small()
        writer.values.append(("key", .bool(true)))
        #expect(error(writer)?.code == .duplicate)
        writer = small()
        writer.tensors.append(writer.tensors[0])
        #expect(error(writer)?.code == .duplicate)
        #expect(error(writer)?.subject == "tensor t")
        for name in ["", String(repeating: "n", count: 65), "a\u{1b}[31m"] {
            writer = small()
            writer.tensors[0].name = name
            #expect(error(writer)?.code == .malformed)
        }
        writer = small()
        writer.values.append(("a\u{1b}[31m", .bool(true)))
        #expect(error(writer)?.code == .malformed)
    }

    @Test("dimensions: none, five, zero, a product beyond all numbers, no multiple of the block")
    func wrongDimensions() {
        for dimensions: [UInt64] in [
            [], [1, 1, 1, 1, 1], [0], [UInt64.max], [1 << 62, 1 << 62],
            [1 << 32, 1 << 31, 2, 1 << 3],
        ] {
            var writer = small()
            writer.tensors[0].dimensions = dimensions
            let error = error(writer)
            #expect(error?.code == .malformed, "\(dimensions)")
            #expect(error?.subject == "tensor t")
        }
        var writer = small()
        writer.tensors[0].type = 3
        #expect(error(writer)?.cause.contains("block of 32") == true)
        writer = small()
        writer.tensors[0].dimensions = [1 << 61, 2]
        #expect(error(writer)?.code == .malformed)
    }

    @Test("tensor types that are not known")
    func unknownType() {
        var writer = small()
        writer.tensors[0].type = 4
        #expect(error(writer)?.code == .unsupported)
        #expect(error(writer)?.cause.contains("type 4") == true)
    }

    @Test("offsets beyond the end, at the end of all numbers, and off the alignment")
    func wrongOffsets() {
        for offset: UInt64 in [32, 1 << 40, UInt64.max - 31] {
            var writer = small()
            writer.tensors[0].offset = offset
            #expect(error(writer)?.code == .truncated, "\(offset)")
        }
        var writer = small()
        writer.tensors[0].offset = 4
        #expect(error(writer)?.cause.contains("alignment") == true)
    }

    @Test("alignments that are none", arguments: [0, 1, 7, 33, 1 << 21])
    func wrongAlignment(alignment: UInt32) {
        var writer = small()
        writer.set("general.alignment", .uint32(alignment))
        #expect(error(writer)?.subject == "key general.alignment")
    }

    @Test("keys of another type than the format says")
    func wrongTypes() throws {
        var writer = small()
        writer.set("minus", .int32(-1))
        writer.set("nan", .float32(.nan))
        let file = try GGUFFile(bytes: writer.bytes(), name: "test")
        #expect(throws: GGUFError.self) { try file.count("key") }
        #expect(throws: GGUFError.self) { try file.count("minus") }
        #expect(throws: GGUFError.self) { try file.number("nan") }
        #expect(throws: GGUFError.self) { try file.flag("key") }
        #expect(throws: GGUFError.self) { try file.text("list") }
        #expect(throws: GGUFError.self) { try file.integers("list") }
        let error = #expect(throws: GGUFError.self) { try file.textBytes("key") }
        #expect(error?.code == .wrongType)
        #expect(error?.subject == "key key")
        let shape = #expect(throws: GGUFError.self) { try file.tensor("t", dimensions: [2, 4]) }
        #expect(shape?.code == .wrongShape)
        let missing = #expect(throws: GGUFError.self) { try file.tensor("u", dimensions: [2, 4]) }
        #expect(missing?.code == .missing)
    }

    @Test("thousands of random changes: an error or a file, never a crash")
    func mutations() {
        let original = TinyModel.writer().bytes()
        // The header is what is parsed; numbers beyond it may be anything.
        let header = original.count - TinyModel.writer().tensors.reduce(0) { $0 + $1.bytes.count }
        var random = Xoshiro256(seed: 42)
        var refused = 0
        for _ in 0..<3000 {
            var bytes = original
            for _ in 0...Int.random(in: 0..<4, using: &random) {
                let place = Int.random(in: 0..<header, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
                case 2: bytes.removeSubrange(place..<min(place + 9, bytes.count))
                default: bytes[place] = 0xff
                }
            }
            do {
                let file = try GGUFFile(bytes: bytes, name: "mutated")
                for tensor in file.tensors.values { _ = file.bytes(of: tensor).last }
                _ = try Tokenizer(file: file).encode("hello world")
            } catch {
                refused += 1
            }
        }
        #expect(refused > 100)
    }
}
