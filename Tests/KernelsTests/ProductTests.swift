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
            let columns = storage.rowColumns(shape.columns)
            let stored = values.stored(storage, rows: shape.rows, columns: columns)
            let matrix = try storage.matrix(stored, rows: shape.rows, columns: columns)
            let x = values.floats(shape.positions * columns)
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
            let columns = storage.rowColumns(shape.columns)
            let stored = values.stored(storage, rows: shape.rows, columns: columns)
            let matrix = try storage.matrix(stored, rows: shape.rows, columns: columns)
            let x = values.floats(shape.positions * columns)
            // An activation is off by up to half a step of 1/127 of its block's largest, here 3.
            let step: Float = storage.isQuantized ? 1.5 / 127 : 1e-5
            var row = [Float](repeating: 0, count: columns)
            for form in Instructions.available {
                let found = product(matrix, x, positions: shape.positions, by: form)
                for index in 0..<shape.rows {
                    matrix.copyRow(index, to: &row)
                    let bound = step * row.reduce(1e-3) { $0 + abs($1) }
                    for position in 0..<shape.positions {
                        let start = x.start + position * columns
                        let sum = row.indices.reduce(0) { $0 + row[$1] * start[$1] }
                        #expect(abs(found[position * shape.rows + index] - sum) <= bound)
                    }
                }
            }
        }
    }

    @Test("the largest quants overflow no sum", arguments: [0, 0x7f, 0x80, 0xff] as [UInt8])
    func extremes(fill: UInt8) throws {
        for storage in WeightStorage.all where storage.isQuantized {
            var values = Values(seed: 2)
            let columns = storage.rowColumns(64)
            let stored = values.stored(storage, rows: 9, columns: columns, fill: fill)
            let matrix = try storage.matrix(stored, rows: 9, columns: columns)
            let x = UnalignedFloats(count: 5 * columns)
            for index in 0..<x.count { x.start[index] = index / columns % 2 == 0 ? 3 : -3 }
            let plain = product(matrix, x, positions: 5, by: .scalar)
            for form in Instructions.wide {
                let found = product(matrix, x, positions: 5, by: form)
                #expect(difference(plain, found) <= 1e-4, "\(form.name), type \(storage.rawValue)")
            }
        }
    }

    @Test("float matrices may have columns that make no whole block", arguments: [1, 5, 37])
    func oddColumns(columns: Int) throws {
        for storage in WeightStorage.all where !storage.isQuantized {
            var values = Values()
            let stored = values.stored(storage, rows: 5, columns: columns)
            let matrix = try storage.matrix(stored, rows: 5, columns: columns)
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
            let (rows, columns, positions) = (93, storage.rowColumns(128), 37)
            let stored = values.stored(storage, rows: rows, columns: columns)
            let matrix = try storage.matrix(stored, rows: rows, columns: columns)
            let x = values.floats(positions * columns)
            // Single values far above the others, so that some blocks are quantised twice.
            for index in stride(from: 0, to: positions * columns, by: 150) { x.start[index] *= 20 }
            for form in Instructions.available {
                let whole = product(matrix, x, positions: positions, by: form)
                for piece in [1, 3, 4, 5] {
                    let found = product(matrix, x, positions: positions, by: form, piece: piece)
                    #expect(found == whole, "\(form.name), type \(storage.rawValue), \(piece)")
                }
                for count in 1..<14 {
                    let some = product(matrix, x, positions: count, by: form)
                    #expect(some == Array(whole.prefix(count * rows)), "\(form.name), \(count)")
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
