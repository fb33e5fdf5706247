import CKernels
import Foundation
import Kernels
import Testing

@Suite("Weights and activations in few bits")
struct QuantizationTests {
    /// A row as a file stores it and what Python's `gguf` makes of it, both in hexadecimal.
    private struct StoredRow: Decodable {
        var type: UInt32
        var stored: String
        var bits: String
    }

    @Test("dequantised rows are those of the format, to the bit")
    func references() throws {
        let url = try #require(
            Bundle.module.url(
                forResource: "stored-rows",
                withExtension: "json",
                subdirectory: "Fixtures"
            )
        )
        let rows = try JSONDecoder().decode([String: StoredRow].self, from: Data(contentsOf: url))
        #expect(Set(rows.values.map(\.type)).count == 9)
        for (name, row) in rows {
            let storage = try #require(WeightStorage(rawValue: row.type), "\(name)")
            let expected = floats(bytes(row.bits))
            let stored = bytes(row.stored)
            #expect(storage.rowBytes(columns: expected.count) == stored.count, "\(name)")
            var found = [Float](repeating: .nan, count: expected.count)
            storage.dequantize(stored, columns: expected.count, to: &found)
            #expect(found == expected, "\(name)")
        }
    }

    private func bytes(_ hexadecimal: String) -> [UInt8] {
        let digits = hexadecimal.compactMap(\.hexDigitValue)
        return stride(from: 0, to: digits.count - 1, by: 2).map {
            UInt8(16 * digits[$0] + digits[$0 + 1])
        }
    }

    private func floats(_ bytes: [UInt8]) -> [Float] {
        stride(from: 0, to: bytes.count - 3, by: 4).map { start in
            let bits = bytes[start..<start + 4].reversed().reduce(UInt32(0)) {
                $0 << 8 | UInt32($1)
            }
            return Float(bitPattern: bits)
        }
    }

    /// Scales beyond what halves hold come from hostile files only: what they give need not be numbers.
    @Test("scales too large to pack do no harm")
    func overflow() throws {
        for storage in WeightStorage.all where storage.isQuantized {
            let columns = storage.blockColumns
            let stored = [UInt8](repeating: 0x7b, count: storage.rowBytes(columns: columns))
            let bytes = storage.packedBytes(rows: 1, columns: columns)
            let arena = try #require(MemoryArena(byteCount: bytes, inLargePages: false))
            stored.withUnsafeBytes { stored in
                guard let start = stored.baseAddress else { return }
                let matrix = WeightMatrix(
                    storage: storage,
                    rows: 1,
                    columns: columns,
                    stored: start,
                    packed: arena.address(of: 0),
                    owners: [arena]
                )
                matrix.pack(0..<1)
                var row = [Float](repeating: 0, count: columns)
                matrix.copyRow(0, to: &row)
                #expect(row.contains { abs($0) > 1e5 || $0.isNaN }, "type \(storage.rawValue)")
            }
        }
    }

    /// A block as a file stores it, by hand: scale 0.5 and, for Q4_1, minimum -1.
    @Test("dequantised blocks are those of the format")
    func formats() throws {
        let scale: [UInt8] = [0x00, 0x38]
        let minimum: [UInt8] = [0x00, 0xbc]
        let nibbles = (0..<16).map { UInt8($0 | (15 - $0) << 4) }
        let bytes = (0..<32).map { UInt8(bitPattern: Int8($0 * 8 - 128)) }
        let low = (0..<16).map { Float($0) }
        let numbers = low + low.reversed()
        let blocks: [(ck_storage, [UInt8], [Float])] = [
            (CK_Q4_0, scale + nibbles, numbers.map { 0.5 * ($0 - 8) }),
            (CK_Q4_1, scale + minimum + nibbles, numbers.map { 0.5 * $0 - 1 }),
            (CK_Q8_0, scale + bytes, (0..<32).map { 0.5 * Float($0 * 8 - 128) }),
        ]
        for (type, block, expected) in blocks {
            let storage = try #require(WeightStorage(rawValue: type.rawValue))
            #expect(storage.rowBytes(columns: 32) == block.count)
            var found = [Float](repeating: 0, count: 32)
            storage.dequantize(block, columns: 32, to: &found)
            #expect(found == expected, "type \(type.rawValue)")
        }
    }

    /// Scales of types with a K are products, which packing rounds to halves: by up to a part in 2048 of scale · quant
    /// and of the minimum, whose numbers here are below 8.
    @Test(
        "a packed matrix gives back the rows that were stored: to the bit, or to a half's rounding"
    )
    func packing() throws {
        let rows = 11
        for storage in WeightStorage.all {
            var values = Values(seed: 3)
            let columns = storage.rowColumns(96)
            let stored = values.stored(storage, rows: rows, columns: columns)
            let rowBytes = storage.rowBytes(columns: columns)
            let bytes = storage.packedBytes(rows: rows, columns: columns)
            let arena = try #require(MemoryArena(byteCount: bytes, inLargePages: false))
            let tolerance: Float = storage.blockColumns == 256 ? 16 / 2048 : 0
            stored.withUnsafeBytes { stored in
                guard let start = stored.baseAddress else { return }
                let matrix = WeightMatrix(
                    storage: storage,
                    rows: rows,
                    columns: columns,
                    stored: start,
                    packed: arena.address(of: 0),
                    owners: [arena]
                )
                for group in 0..<matrix.groups { matrix.pack(group..<group + 1) }
                for row in 0..<rows {
                    var expected = [Float](repeating: 0, count: columns)
                    storage.dequantize(start + row * rowBytes, columns: columns, to: &expected)
                    var found = [Float](repeating: 0, count: columns)
                    matrix.copyRow(row, to: &found)
                    for (found, expected) in zip(found, expected) {
                        #expect(abs(found - expected) <= tolerance, "type \(storage.rawValue)")
                    }
                }
            }
        }
    }

    @Test("types that there are no kernels for are not made")
    func unknownTypes() {
        for number: UInt32 in [4, 5, 9, 10, 15, 24, 29, 31, .max] {
            #expect(WeightStorage(rawValue: number) == nil)
        }
    }

    @Test("quants are the plain form's, and off by at most half a step", arguments: [0, 1, 2, 19])
    func quants(blocks: Int) {
        let count = 32 * blocks
        var values = Values(seed: 11)
        let x = values.floats(count)
        if blocks > 1 { x.start.update(repeating: 0, count: 32) }
        var plain: [Int8] = []
        for form in Instructions.available {
            var quants = [Int8](repeating: 0, count: count)
            var scales = [ck_scale](repeating: ck_scale(), count: blocks)
            ck_quantize(form.form, x.start, blocks, &quants, &scales)
            if form == .scalar { plain = quants }
            #expect(quants == plain, "\(form.name)")
            for (index, quant) in quants.enumerated() {
                let scale = scales[index / 32]
                #expect(abs(scale.scale * Float(quant) - x.start[index]) <= scale.scale * 0.501)
                #expect(quant != -128)
            }
            for (block, scale) in scales.enumerated() {
                let sum = quants[block * 32..<block * 32 + 32].reduce(0) { $0 + Int($1) }
                #expect(abs(scale.sum - scale.scale * Float(sum)) <= 1e-5 * abs(scale.sum))
            }
        }
    }
}
