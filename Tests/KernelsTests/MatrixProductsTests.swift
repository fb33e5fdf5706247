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

    /// C as all ways to multiply in one form leave it.
    private func products(
        _ a: OwnedMatrix,
        _ b: OwnedMatrix,
        scale: Float,
        adding: Bool,
        onto start: OwnedMatrix,
        by form: Instructions
    ) -> [[Float]] {
        let results = (0..<3).map { _ in start.copy() }
        form.multiply(a.view, b.view, scale: scale, adding: adding, to: results[0].view)
        for (result, pool) in zip(results[1...], [alone, two]) {
            let products = MatrixProducts(instructions: form, workers: pool)
            products.multiply(a.view, b.view, scale: scale, adding: adding, to: result.view)
        }
        return results.map(\.array)
    }

    /// The largest distance of C from what double precision gives, beside the sum of the magnitudes.
    private func error(
        _ c: OwnedMatrix,
        of a: OwnedMatrix,
        _ b: OwnedMatrix,
        scale: Float,
        onto start: OwnedMatrix? = nil
    ) -> Double {
        let (m, n, k) = (c.view.rows, c.view.columns, a.view.columns)
        let (left, right) = (a.array.map { Double($0) }, b.array.map { Double($0) })
        var largest = 0.0
        for row in 0..<m {
            for column in 0..<n {
                var sum = Double(start?[row, column] ?? 0)
                var size = abs(sum) + 1
                for index in 0..<k {
                    let product = Double(scale) * left[row * k + index] * right[index * n + column]
                    sum += product
                    size += abs(product)
                }
                let distance = abs(Double(c[row, column]) - sum) / size
                largest = distance <= largest ? largest : distance.isNaN ? .infinity : distance
            }
        }
        return largest
    }

    @Test(
        "a product is that of double precision, to the same bits in all layouts",
        arguments: shapes
    )
    func meaning(shape: Shape) {
        var values = Values()
        let a = OwnedMatrix(shape.m, shape.k, values: &values)
        let b = OwnedMatrix(shape.k, shape.n, values: &values)
        let start = OwnedMatrix(shape.m, shape.n, values: &values)
        for form in Instructions.available {
            let c = start.copy()
            form.multiply(a.view, b.view, scale: 0.5, adding: true, to: c.view)
            #expect(error(c, of: a, b, scale: 0.5, onto: start) <= 1e-6, "\(form.name)")
            for left in OwnedMatrix.Layout.allCases {
                for right in OwnedMatrix.Layout.allCases {
                    let found = products(
                        a.copy(left),
                        b.copy(right),
                        scale: 0.5,
                        adding: true,
                        onto: start,
                        by: form
                    )
                    for product in found {
                        #expect(
                            difference(product, c.array) == 0,
                            "\(form.name), \(left), \(right)"
                        )
                    }
                }
            }
        }
    }

    @Test("what is not added to is not read", arguments: shapes)
    func notRead(shape: Shape) {
        var values = Values(seed: 3)
        let a = OwnedMatrix(shape.m, shape.k, values: &values)
        let b = OwnedMatrix(shape.k, shape.n, values: &values)
        let nothing = OwnedMatrix(shape.m, shape.n, filledWith: .nan)
        for form in Instructions.available {
            let c = OwnedMatrix(shape.m, shape.n, filledWith: .nan)
            form.multiply(a.view, b.view, scale: -2, to: c.view)
            #expect(error(c, of: a, b, scale: -2) <= 1e-6, "\(form.name)")
            let found = products(a, b, scale: -2, adding: false, onto: nothing, by: form)
            #expect(found.allSatisfy { difference($0, c.array) == 0 }, "\(form.name)")
        }
    }

    @Test("many rows give the bits that they give alone", arguments: OwnedMatrix.Layout.allCases)
    func manyRows(layout: OwnedMatrix.Layout) {
        var values = Values(seed: 7)
        let a = OwnedMatrix(1037, 270, values: &values).copy(layout)
        let b = OwnedMatrix(270, 259, values: &values).copy(layout)
        for form in Instructions.available {
            let expected = OwnedMatrix(1037, 259, .apart, filledWith: 1)
            form.multiply(a.view, b.view, scale: 0.5, adding: true, to: expected.view)
            for pool in [alone, two] {
                let found = OwnedMatrix(1037, 259, .apart, filledWith: 1)
                MatrixProducts(instructions: form, workers: pool)
                    .multiply(a.view, b.view, scale: 0.5, adding: true, to: found.view)
                #expect(difference(found.array, expected.array) == 0, "\(form.name)")
            }
        }
    }

    @Test("what lies between the rows of a product stays as it is", arguments: shapes)
    func gaps(shape: Shape) {
        var values = Values(seed: 4)
        let a = OwnedMatrix(shape.m, shape.k, values: &values)
        let b = OwnedMatrix(shape.k, shape.n, values: &values)
        for form in Instructions.available {
            let c = OwnedMatrix(shape.m, shape.n, .apart, filledWith: 7)
            MatrixProducts(instructions: form, workers: two).multiply(a.view, b.view, to: c.view)
            #expect(error(c, of: a, b, scale: 1) <= 1e-6, "\(form.name)")
            for row in 0..<shape.m {
                let end = row * c.view.rowStep + shape.n
                #expect(c.array[end..<end + 5].allSatisfy { $0 == 7 }, "\(form.name)")
            }
        }
    }
}
