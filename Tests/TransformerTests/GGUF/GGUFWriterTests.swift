import Foundation
import Testing
import Transformer

/// The writer of the program; the one of this target writes files that no writer should write.
private typealias Writer = Transformer.GGUFWriter

@Suite("Writing GGUF files")
struct GGUFWriterTests {
    private let folder: String

    init() throws {
        folder = NSTemporaryDirectory() + "gguf-writer-\(UInt64.random(in: 0 ... .max))"
        try FileManager.default.createDirectory(
            atPath: folder,
            withIntermediateDirectories: false
        )
    }

    private func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    }

    private func remove() { try? FileManager.default.removeItem(atPath: folder) }

    private func writer(_ values: [Float] = [1, 2, 3]) throws -> Writer {
        Writer(
            metadata: [("general.name", GGUFEncodedValue("small"))],
            tensors: [
                try .init(name: "a", dimensions: [values.count], values: values, storedAs: .f32)
            ]
        )
    }

    @Test("metadata of every type and lists come back, tensors too, each at a multiple of 32")
    func readBack() throws {
        let writer = Writer(
            metadata: [
                ("u8", GGUFEncodedValue(UInt8.max)), ("i8", GGUFEncodedValue(Int8.min)),
                ("u16", GGUFEncodedValue(UInt16.max)), ("i16", GGUFEncodedValue(Int16.min)),
                ("u32", GGUFEncodedValue(UInt32.max)), ("i32", GGUFEncodedValue(Int32.min)),
                ("u64", GGUFEncodedValue(UInt64.max)), ("i64", GGUFEncodedValue(Int64.min)),
                ("f32", GGUFEncodedValue(Float(0.1))), ("f64", GGUFEncodedValue(0.1)),
                ("flag", GGUFEncodedValue(true)), ("text", GGUFEncodedValue("grüß")),
                ("texts", GGUFEncodedValue(list: ["x", "", "yz"])),
                ("numbers", GGUFEncodedValue(list: [Float(1), -2.5])),
                ("integers", GGUFEncodedValue(list: [Int32(1), -2, 3])),
                ("none", GGUFEncodedValue(list: [String]())),
            ],
            tensors: [
                try .init(name: "a", dimensions: [3], values: [1, 2, 3], storedAs: .f32),
                try .init(
                    name: "b",
                    dimensions: [2, 2],
                    values: [1, 2, 3, 65504],
                    storedAs: .f16
                ),
                .init(name: "c", dimensions: [32, 2], type: .q8v0) { sink in
                    // In pieces, as a large one comes.
                    for byte in 0..<UInt8(68) { try withUnsafeBytes(of: byte) { try sink($0) } }
                },
            ]
        )
        var bytes: [UInt8] = []
        try writer.write { bytes.append(contentsOf: $0) }
        #expect(bytes.count.isMultiple(of: 32))
        let file = try GGUFFile(bytes: bytes, name: "written")
        let expected: [String: GGUFValue] = [
            "u8": .unsigned(255), "i8": .signed(-128), "u16": .unsigned(65535),
            "i16": .signed(-32768), "u32": .unsigned(UInt64(UInt32.max)),
            "i32": .signed(Int64(Int32.min)), "u64": .unsigned(.max), "i64": .signed(.min),
            "f32": .float(Double(Float(0.1))), "f64": .float(0.1), "flag": .bool(true),
            "text": .string("grüß"),
        ]
        for (key, value) in expected { #expect(file.metadata[key] == value, "\(key)") }
        #expect(file.metadata.count == expected.count + 4)
        #expect(try file.floats("numbers") == [1, -2.5])
        #expect(try file.integers("integers") == [1, -2, 3])
        #expect(
            try file.textBytes("texts")?.map { String(decoding: $0, as: UTF8.self) }
                == ["x", "", "yz"]
        )
        #expect(try file.textBytes("none")?.isEmpty == true)
        let a = try file.tensor("a", dimensions: [3])
        #expect(Array(file.bytes(of: a)) == floatBytes([1, 2, 3]))
        let b = try file.tensor("b", dimensions: [2, 2])
        #expect(Array(file.bytes(of: b)) == [0, 0x3c, 0, 0x40, 0, 0x42, 0xff, 0x7b])
        let c = try file.tensor("c", dimensions: [32, 2])
        #expect(Array(file.bytes(of: c)) == Array(0..<68))
        #expect(c.type.name == "Q8_0")
    }

    @Test("a file takes its place whole, and another's place only where it may")
    func replacing() throws {
        defer { remove() }
        let path = folder + "/a.gguf"
        try writer().write(to: path, replacing: false)
        #expect(try GGUFFile(at: path).tensors.count == 1)
        let error = #expect(throws: FileWritingError.self) {
            try writer([7]).write(to: path, replacing: false)
        }
        #expect(error?.code == .exists)
        #expect(try GGUFFile(at: path).tensor("a", dimensions: [3]).dimensions == [3])
        try writer([7]).write(to: path)
        #expect(try GGUFFile(at: path).tensor("a", dimensions: [1]).dimensions == [1])
        #expect(try names() == ["a.gguf"])
        let other = #expect(throws: FileWritingError.self) { try writer().write(to: folder) }
        #expect(other?.code == .exists)
    }

    @Test("a fault on the way leaves what was there, and nothing else")
    func faults() throws {
        defer { remove() }
        struct Fault: Error {}
        let path = folder + "/a.gguf"
        try writer().write(to: path)
        let before = try Data(contentsOf: URL(filePath: path))
        let contents: [(Writer.Sink) throws -> Void] = [
            { _ in throw Fault() },
            { sink in try [UInt8](repeating: 1, count: 8).withUnsafeBytes(sink) },
            { sink in try [UInt8](repeating: 1, count: 16).withUnsafeBytes(sink) },
        ]
        for content in contents {
            var writer = try writer()
            writer.tensors.append(
                .init(name: "b", dimensions: [3], type: .f32, content: content)
            )
            #expect(throws: (any Error).self) { try writer.write(to: path) }
            #expect(try Data(contentsOf: URL(filePath: path)) == before)
            #expect(try names() == ["a.gguf"])
        }
        let missing = #expect(throws: FileWritingError.self) {
            try writer().write(to: folder + "/none/a.gguf")
        }
        #expect(missing?.code == .unwritable)
        #expect(missing?.advice.contains("folder") == true)
        #expect(throws: GGUFError.self) {
            try Writer.Tensor(name: "c", dimensions: [3], values: [1, 2, 3], storedAs: .q8v0)
        }
        let crooked = Writer(
            metadata: [],
            tensors: [.init(name: "c", dimensions: [3], type: .q4v1) { _ in }]
        )
        #expect(throws: GGUFError.self) { try crooked.write(to: path) }
        #expect(try names() == ["a.gguf"])
    }

    @Test("what a process that is gone left behind is removed, what a living one writes is not")
    func abandoned() throws {
        defer { remove() }
        // No process has the largest number that there is.
        let dead = folder + "/.marquee-writing-2147483647-1"
        let living = folder + "/.marquee-writing-\(getpid())-1"
        for path in [dead, living] { try Data([1]).write(to: URL(filePath: path)) }
        try writer().write(to: folder + "/a.gguf")
        #expect(try names() == [".marquee-writing-\(getpid())-1", "a.gguf"])
    }

    @Test("a full disk is told from other faults")
    func fullDisk() {
        #expect(FileWritingError("x", ENOSPC).code == .full)
        #expect(FileWritingError("x", EDQUOT).code == .full)
        #expect(FileWritingError("x", EACCES).code == .unwritable)
    }
}
