import Kernels
import Testing

@Suite("Float products of matrices")
struct MatrixProductsTests {
    /// A product's shape: C is m × n, with sums of k products.
    struct Shape: CustomTestStringConvertible {
        var m: Int
        var n: Int
        var k: Int

        var testDescription: String { "\(m) × \(n), sums of \(k)" }
    }

    private static let shapes = [
        Shape(m: 0, n: 3, k: 2), Shape(m: 2, n: 0, k: 3), Shape(m: 3, n: 5, k: 0),
        Shape(m: 1, n: 1, k: 1), Shape(m: 1, n: 33, k: 7), Shape(m: 7, n: 1, k: 33),
        Shape(m: 5, n: 16, k: 8), Shape(m: 6, n: 17, k: 9), Shape(m: 8, n: 31, k: 100),
        Shape(m: 13, n: 32, k: 257), Shape(m: 16, n: 33, k: 64), Shape(m: 17, n: 48, k: 31),
        Shape(m: 64, n: 128, k: 24), Shape(m: 101, n: 145, k: 300), Shape(m: 70, n: 8, k: 530),
    ]

    private let alone = WorkerPool(threads: 1)
    private let two = WorkerPool(threads: 2)

    /// The products of all ways to multiply in one form.
    private func products(
        _ a: OwnedMatrix,
        _ b: OwnedMatrix,
        scale: Float,
        adding: Bool,
        onto start: OwnedMatrix,
        by form: Instructions
    ) -> [OwnedMatrix] {
        let results = (0..<3).map { _ in start.copy }
        form.multiply(a.view, b.view, scale: scale, adding: adding, to: results[0].view)
        for (result, pool) in zip(results[1...], [alone, two]) {
            let products = MatrixProducts(instructions: form, workers: pool)
            products.multiply(a.view, b.view, scale: scale, adding: adding, to: result.view)
        }
        return results
    }

    /// The largest distance from what double precision gives, beside the sum of the magnitudes.
    private func error(
        _ c: OwnedMatrix,
        of a: OwnedMatrix,
        _ b: OwnedMatrix,
        scale: Float,
        onto start: OwnedMatrix?
    ) -> Double {
        var largest = 0.0
        for row in 0..<c.view.rows {
            for column in 0..<c.view.columns {
                var sum = Double(start?[row, column] ?? 0)
                var size = abs(sum) + 1
                for index in 0..<a.view.columns {
                    let product = Double(scale) * Double(a[row, index]) * Double(b[index, column])
                    sum += product
                    size += abs(product)
                }
                let distance = abs(Double(c[row, column]) - sum) / size
                largest = distance <= largest ? largest : distance.isNaN ? .infinity : distance
            }
        }
        return largest
    }

    @Test("a product is that of double precision, whatever the layouts", arguments: shapes)
    func meaning(shape: Shape) {
        var values = Values()
        for form in Instructions.available {
            for left in OwnedMatrix.Layout.allCases {
                for right in OwnedMatrix.Layout.allCases {
                    let a = OwnedMatrix(shape.m, shape.k, left, values: &values)
                    let b = OwnedMatrix(shape.k, shape.n, right, values: &values)
                    let start = OwnedMatrix(shape.m, shape.n, values: &values)
                    let found = products(a, b, scale: 0.5, adding: true, onto: start, by: form)
                    #expect(error(found[0], of: a, b, scale: 0.5, onto: start) <= 1e-6)
                    #expect(found[1].array == found[0].array, "\(form.name), packed")
                    #expect(found[2].array == found[0].array, "\(form.name), two threads")
                }
            }
        }
    }

    @Test("what is not added to is not read", arguments: shapes)
    func notRead(shape: Shape) {
        var values = Values(seed: 3)
        let a = OwnedMatrix(shape.m, shape.k, values: &values)
        let b = OwnedMatrix(shape.k, shape.n, .byColumns, values: &values)
        let start = OwnedMatrix(shape.m, shape.n, filledWith: .nan)
        for form in Instructions.available {
            for scale in [1, -2] as [Float] {
                for found in products(a, b, scale: scale, adding: false, onto: start, by: form) {
                    #expect(error(found, of: a, b, scale: scale, onto: nil) <= 1e-6, "\(form.name)")
                }
            }
        }
    }

    @Test("what lies between the rows of a product stays as it is", arguments: shapes)
    func gaps(shape: Shape) {
        var values = Values(seed: 4)
        let a = OwnedMatrix(shape.m, shape.k, values: &values)
        let b = OwnedMatrix(shape.k, shape.n, values: &values)
        for form in Instructions.available {
            let c = OwnedMatrix(shape.m, shape.n, filledWith: 7, rowStep: shape.n + 3)
            MatrixProducts(instructions: form, workers: two).multiply(a.view, b.view, to: c.view)
            #expect(error(c, of: a, b, scale: 1, onto: nil) <= 1e-6, "\(form.name)")
            for row in 0..<shape.m {
                let start = row * (shape.n + 3) + shape.n
                #expect(c.array[start..<start + 3].allSatisfy { $0 == 7 }, "\(form.name)")
            }
        }
    }

    @Test("memory for packing is used again by smaller and larger products")
    func reuse() {
        for form in Instructions.available {
            let products = MatrixProducts(instructions: form, workers: two)
            for size in [40, 300, 9, 301] {
                var values = Values(seed: UInt32(size))
                let a = OwnedMatrix(size, size + 3, values: &values)
                let b = OwnedMatrix(size + 3, 170, values: &values)
                let c = OwnedMatrix(size, 170, filledWith: .nan)
                products.multiply(a.view, b.view, to: c.view)
                #expect(error(c, of: a, b, scale: 1, onto: nil) <= 1e-6, "\(form.name), \(size)")
            }
        }
    }
}
