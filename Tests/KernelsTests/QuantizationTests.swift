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

    /// A row of 64 values and what Python's `gguf` stores it as, all in hexadecimal.
    private struct RoundedRow: Decodable {
        var values: String
        var stored: [String: String]
    }

    @Test("rows are stored as the format's reference stores them, to the bit")
    func storing() throws {
        let url = try #require(
            Bundle.module.url(
                forResource: "rounded-rows",
                withExtension: "json",
                subdirectory: "Fixtures"
            )
        )
        let rows = try JSONDecoder().decode([RoundedRow].self, from: Data(contentsOf: url))
        #expect(rows.count == 8)
        for (name, type) in [
            ("F32", CK_F32), ("F16", CK_F16), ("Q8_0", CK_Q8_0), ("Q4_1", CK_Q4_1),
        ] {
            let storage = try #require(WeightStorage(rawValue: type.rawValue))
            #expect(storage.canStore)
            for (index, row) in rows.enumerated() {
                let values = floats(bytes(row.values))
                #expect(stored(values, storage) == row.stored[name].map(bytes), "\(name) \(index)")
            }
        }
        #expect(WeightStorage.all.count { $0.canStore } == 4)
    }

    @Test("what is no number, or beyond all bounds, is stored as something and harms nothing")
    func storingNonsense() throws {
        let values = [Float.nan, .infinity, -.infinity, .greatestFiniteMagnitude, -1, 0, 1, .nan]
        for storage in WeightStorage.all where storage.canStore {
            for shift in values.indices {
                let row = (0..<64).map { values[($0 + shift) % values.count] }
                var bytes = [UInt8](repeating: 0, count: storage.rowBytes(columns: 64))
                #expect(!storage.store(row, columns: 64, to: &bytes))
            }
        }
    }

    private func stored(_ values: [Float], _ storage: WeightStorage) -> [UInt8] {
        var row = [UInt8](repeating: 0, count: storage.rowBytes(columns: values.count))
        #expect(storage.store(values, columns: values.count, to: &row))
        return row
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

    /// What blocks quantised on their own give.
    private func quantize(
        _ x: UnsafePointer<Float>,
        positions: Int,
        blocks: Int,
        by form: Instructions
    ) -> [ck_activations] {
        var result = [ck_activations](repeating: ck_activations(), count: positions * blocks)
        ck_quantize(form.form, x, positions, blocks, &result)
        return result
    }

    private func quants(_ values: some Any) -> [Int8] {
        withUnsafeBytes(of: values) { $0.map { Int8(bitPattern: $0) } }
    }

    @Test("quants are the plain form's, and off by at most half a step", arguments: [0, 1, 2, 19])
    func quants(blocks: Int) {
        var values = Values(seed: 11)
        let x = values.floats(32 * blocks)
        if blocks > 1 { x.start.update(repeating: 0, count: 32) }
        let plain = quantize(x.start, positions: 1, blocks: blocks, by: .scalar)
        for form in Instructions.available {
            let found = quantize(x.start, positions: 1, blocks: blocks, by: form)
            for (index, block) in found.enumerated() {
                let (quants, scale) = (quants(block.quants), block.quant)
                #expect(quants == self.quants(plain[index].quants), "\(form.name)")
                for (i, quant) in quants.enumerated() {
                    let error = abs(scale.scale * Float(quant) - x.start[32 * index + i])
                    #expect(error <= scale.scale * 0.501)
                    #expect(quant != -128)
                }
                let sums = quants.map { Int($0) }
                let (sum, first) = (sums.reduce(0, +), sums.prefix(16).reduce(0, +))
                #expect(abs(scale.sum - scale.scale * Float(sum)) <= 1e-5 * abs(scale.sum))
                #expect(abs(scale.first - scale.scale * Float(first)) <= 1e-5 * abs(scale.first))
            }
        }
    }

    @Test("a row's large blocks are quantised twice, whichever rows stand beside it")
    func rests() {
        let (positions, blocks) = (3, 6)
        var values = Values(seed: 12)
        let x = values.floats(32 * positions * blocks)
        // A large value in one block of the first row and in two of the last.
        let large = [(0, 4), (2, 0), (2, 5)]
        for (position, block) in large { x.start[32 * (position * blocks + block) + 7] = 100 }
        let plain = quantize(x.start, positions: positions, blocks: blocks, by: .scalar)
        for form in Instructions.available {
            let all = quantize(x.start, positions: positions, blocks: blocks, by: form)
            for position in 0..<positions {
                let start = x.start + 32 * position * blocks
                let alone = quantize(start, positions: 1, blocks: blocks, by: form)
                for block in 0..<blocks {
                    let index = position * blocks + block
                    let found = all[index]
                    let isLarge = large.contains { $0 == (position, block) }
                    #expect(alone[block].rest.scale == found.rest.scale)
                    #expect(plain[index].rest.scale == found.rest.scale, "\(form.name)")
                    if position != 1 { #expect((found.rest.scale != 0) == isLarge) }
                    if found.rest.scale == 0 { continue }
                    let (quants, rests) = (quants(found.quants), self.quants(found.rests))
                    #expect(rests == self.quants(plain[index].rests), "\(form.name)")
                    for i in 0..<32 {
                        let value = found.quant.scale * Float(quants[i])
                        let rest = found.rest.scale * Float(rests[i])
                        let error = abs(value + rest - start[32 * block + i])
                        #expect(error <= found.rest.scale * 0.501 + found.quant.scale * 1e-4)
                    }
                }
            }
        }
    }
}
