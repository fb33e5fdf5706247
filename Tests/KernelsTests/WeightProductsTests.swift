import Kernels
import Testing

@Suite("Float products with weights, in every form and of every weight type")
struct WeightProductsTests {
    /// Rows and columns of the weights, and rows of the other factor.
    struct Shape: CustomTestStringConvertible {
        var rows: Int
        var columns: Int
        var positions: Int

        var testDescription: String { "\(rows) × \(columns), \(positions) positions" }
    }

    private static let shapes = [
        Shape(rows: 1, columns: 32, positions: 1), Shape(rows: 13, columns: 96, positions: 7),
        Shape(rows: 40, columns: 64, positions: 0), Shape(rows: 0, columns: 32, positions: 3),
        Shape(rows: 37, columns: 320, positions: 19), Shape(rows: 290, columns: 160, positions: 33),
    ]

    private let alone = WorkerPool(threads: 1)
    private let two = WorkerPool(threads: 2)

    /// Holds products with some rows of a matrix to those with the same rows as floats, to the bit.
    private func check(_ matrix: WeightMatrix, _ rows: Range<Int>, positions: Int) {
        let floats = matrix.floats
        let some = MatrixView(
            floats.start + rows.lowerBound * matrix.columns,
            rows: rows.count,
            columns: matrix.columns
        )
        for form in Instructions.available {
            for transposed in [true, false] {
                let right = transposed ? some.transposed : some
                var values = Values(seed: 6)
                let a = OwnedMatrix(positions, right.rows, values: &values)
                let expected = OwnedMatrix(positions, right.columns, filledWith: 2)
                form.multiply(a.view, right, scale: 0.5, adding: true, to: expected.view)
                for pool in [alone, two] {
                    let found = OwnedMatrix(positions, right.columns, filledWith: 2)
                    MatrixProducts(instructions: form, workers: pool).multiply(
                        a.view,
                        by: matrix,
                        rows: rows,
                        transposed: transposed,
                        scale: 0.5,
                        adding: true,
                        to: found.view
                    )
                    let name = "\(form.name), type \(matrix.storage.rawValue), \(transposed)"
                    #expect(
                        difference(found.array, expected.array) == 0,
                        "\(name), \(pool.threads) threads"
                    )
                }
            }
        }
        withExtendedLifetime(floats) {}
    }

    @Test("a product with weights is that with their rows as floats", arguments: shapes)
    func meaning(shape: Shape) throws {
        for storage in WeightStorage.all {
            var values = Values(seed: 5)
            let columns = storage.rowColumns(shape.columns)
            let stored = values.stored(storage, rows: shape.rows, columns: columns)
            let matrix = try storage.matrix(stored, rows: shape.rows, columns: columns)
            check(matrix, 0..<shape.rows, positions: shape.positions)
        }
    }

    @Test(
        "some of the rows may be used alone",
        arguments: [0..<8, 8..<24, 3..<29, 40..<45, 45..<45]
    )
    func someRows(rows: Range<Int>) throws {
        for storage in WeightStorage.all {
            var values = Values(seed: 8)
            let columns = storage.rowColumns(96)
            let stored = values.stored(storage, rows: 45, columns: columns)
            check(try storage.matrix(stored, rows: 45, columns: columns), rows, positions: 5)
        }
    }

    @Test("weights that were not packed are used as they are stored")
    func asStored() throws {
        for storage in WeightStorage.all {
            var values = Values(seed: 9)
            let columns = storage.rowColumns(96)
            let stored = values.stored(storage, rows: 21, columns: columns)
            let matrix = try storage.matrix(stored, rows: 21, columns: columns, isPacked: false)
            check(matrix, 0..<21, positions: 9)
        }
    }

    @Test("float weights may have columns that make no whole block", arguments: [1, 5, 37, 290])
    func oddColumns(columns: Int) throws {
        for storage in WeightStorage.all where !storage.isQuantized {
            var values = Values(seed: 10)
            let stored = values.stored(storage, rows: 19, columns: columns)
            let matrix = try storage.matrix(stored, rows: 19, columns: columns)
            check(matrix, 0..<19, positions: 9)
        }
    }

    @Test("a product that is not added reads nothing of what was there")
    func notRead() throws {
        let storage = try #require(WeightStorage.all.first { $0.isQuantized })
        var values = Values(seed: 11)
        let stored = values.stored(storage, rows: 50, columns: 64)
        let matrix = try storage.matrix(stored, rows: 50, columns: 64)
        let a = OwnedMatrix(9, 64, values: &values)
        for form in Instructions.available {
            let products = MatrixProducts(instructions: form, workers: two)
            let found = OwnedMatrix(9, 50, filledWith: .nan)
            products.multiply(a.view, by: matrix, transposed: true, to: found.view)
            let floats = matrix.floats
            let expected = OwnedMatrix(9, 50, filledWith: 0)
            let rows = MatrixView(floats.start, rows: 50, columns: 64)
            form.multiply(a.view, rows.transposed, to: expected.view)
            #expect(difference(found.array, expected.array) == 0, "\(form.name)")
            withExtendedLifetime(floats) {}
        }
    }
}
