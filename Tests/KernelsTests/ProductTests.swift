import CKernels
import Kernels
import Testing

@Suite("Products, in every form and of every weight type")
struct ProductTests {
    /// A shape of matrix and activations.
    struct Shape: CustomTestStringConvertible {
        var rows: Int
        var columns: Int
        var positions: Int

        var testDescription: String { "\(rows) × \(columns), \(positions) positions" }
    }

    private static let shapes =
        (0..<8).map { Shape(rows: 13, columns: 96, positions: $0) }
        + [
            Shape(rows: 41, columns: 32, positions: 35),
            Shape(rows: 1, columns: 576, positions: 1),
            Shape(rows: 64, columns: 576, positions: 1),
            Shape(rows: 0, columns: 32, positions: 2),
            Shape(rows: 8, columns: 0, positions: 2),
        ]

    private let pool = WorkerPool(threads: 1)

    private func matrix(
        _ storage: WeightStorage,
        _ stored: [UInt8],
        rows: Int,
        columns: Int
    ) throws -> WeightMatrix {
        let bytes = storage.packedBytes(rows: rows, columns: columns)
        let memory = try #require(MemoryArena(byteCount: bytes, inLargePages: false))
        let copy = try #require(MemoryArena(byteCount: stored.count, inLargePages: false))
        copy.address(of: 0).copyMemory(from: stored, byteCount: stored.count)
        let matrix = WeightMatrix(
            storage: storage,
            rows: rows,
            columns: columns,
            stored: copy.address(of: 0),
            packed: memory.address(of: 0),
            owners: [memory, copy]
        )
        matrix.pack(0..<matrix.groups)
        return matrix
    }

    /// A whole product; in pieces of `piece` groups.
    private func product(
        _ matrix: WeightMatrix,
        _ x: UnalignedFloats,
        positions: Int,
        by form: Instructions,
        piece: Int = .max
    ) -> [Float] {
        let buffer = QuantizedBuffer()
        let rows = buffer.quantize(
            x.start,
            positions: positions,
            columns: matrix.columns,
            by: form,
            on: pool
        )
        let y = UnalignedFloats(count: positions * matrix.rows)
        for start in stride(from: 0, to: matrix.groups, by: min(piece, matrix.groups + 1)) {
            let end = min(matrix.groups, piece == .max ? matrix.groups : start + piece)
            matrix.multiply(rows, groups: start..<end, by: form, to: y.start)
        }
        return withExtendedLifetime(buffer) { y.array }
    }

    @Test("products are the plain form's", arguments: shapes)
    func forms(shape: Shape) throws {
        for storage in WeightStorage.all {
            var values = Values()
            let stored = values.stored(storage, rows: shape.rows, columns: shape.columns)
            let matrix = try matrix(storage, stored, rows: shape.rows, columns: shape.columns)
            let x = values.floats(shape.positions * shape.columns)
            let plain = product(matrix, x, positions: shape.positions, by: .scalar)
            for form in Instructions.wide {
                let found = product(matrix, x, positions: shape.positions, by: form)
                #expect(difference(plain, found) <= 1e-3, "\(form.name), type \(storage.rawValue)")
            }
        }
    }

    @Test("products are near those of the dequantised weights", arguments: shapes)
    func meaning(shape: Shape) throws {
        for storage in WeightStorage.all {
            var values = Values(seed: 5)
            let stored = values.stored(storage, rows: shape.rows, columns: shape.columns)
            let matrix = try matrix(storage, stored, rows: shape.rows, columns: shape.columns)
            let x = values.floats(shape.positions * shape.columns)
            // An activation is off by up to half a step of 1/127 of its block's largest, here 3.
            let step: Float = storage.isQuantized ? 1.5 / 127 : 1e-5
            var row = [Float](repeating: 0, count: shape.columns)
            for form in Instructions.available {
                let found = product(matrix, x, positions: shape.positions, by: form)
                for index in 0..<shape.rows {
                    matrix.copyRow(index, to: &row)
                    let bound = step * row.reduce(1e-3) { $0 + abs($1) }
                    for position in 0..<shape.positions {
                        let start = x.start + position * shape.columns
                        let sum = row.indices.reduce(0) { $0 + row[$1] * start[$1] }
                        #expect(abs(found[position * shape.rows + index] - sum) <= bound)
                    }
                }
            }
        }
    }

    @Test("float matrices may have columns that make no whole block", arguments: [1, 5, 37])
    func oddColumns(columns: Int) throws {
        for storage in WeightStorage.all where !storage.isQuantized {
            var values = Values()
            let stored = values.stored(storage, rows: 5, columns: columns)
            let matrix = try matrix(storage, stored, rows: 5, columns: columns)
            let x = values.floats(3 * columns)
            let plain = product(matrix, x, positions: 3, by: .scalar)
            for form in Instructions.wide {
                #expect(difference(plain, product(matrix, x, positions: 3, by: form)) <= 1e-4)
            }
        }
    }

    @Test("however the work is cut up, the bits are the same")
    func pieces() throws {
        for storage in WeightStorage.all {
            var values = Values(seed: 9)
            let (rows, columns, positions) = (93, 128, 9)
            let stored = values.stored(storage, rows: rows, columns: columns)
            let matrix = try matrix(storage, stored, rows: rows, columns: columns)
            let x = values.floats(positions * columns)
            for form in Instructions.available {
                let whole = product(matrix, x, positions: positions, by: form)
                for piece in [1, 3, 4, 5] {
                    let found = product(matrix, x, positions: positions, by: form, piece: piece)
                    #expect(found == whole, "\(form.name), type \(storage.rawValue), \(piece)")
                }
                for position in 0..<positions {
                    let own = UnalignedFloats(count: columns)
                    own.start.update(from: x.start + position * columns, count: columns)
                    let alone = product(matrix, own, positions: 1, by: form)
                    #expect(alone == Array(whole[position * rows..<(position + 1) * rows]))
                }
            }
        }
    }
}

@Suite("Weights and activations in few bits")
struct QuantizationTests {
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

    @Test("a packed matrix gives back the rows that were stored, to the bit")
    func packing() throws {
        let (rows, columns) = (11, 96)
        for storage in WeightStorage.all {
            var values = Values(seed: 3)
            let stored = values.stored(storage, rows: rows, columns: columns)
            let rowBytes = storage.rowBytes(columns: columns)
            let bytes = storage.packedBytes(rows: rows, columns: columns)
            let arena = try #require(MemoryArena(byteCount: bytes, inLargePages: false))
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
                    #expect(found == expected, "type \(storage.rawValue), row \(row)")
                }
            }
        }
    }

    @Test("types that there are no kernels for are not made")
    func unknownTypes() {
        for number: UInt32 in [4, 6, 12, 30, .max] {
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
