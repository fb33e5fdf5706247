import CKernels
import Foundation
import Kernels
import Testing

@Suite("Attention over a cache in half precision")
struct AttentionTests {
    /// Heads, their width, and how many positions stand before those that ask.
    struct Shape: CustomTestStringConvertible {
        var heads: Int
        var sharing: Int
        var width: Int
        var before: Int
        var positions: Int
        var window: Int?

        var testDescription: String {
            "\(heads) × \(sharing) heads of \(width), \(before) + \(positions) positions, window \(window ?? 0)"
        }
    }

    private static let shapes = [
        Shape(heads: 3, sharing: 3, width: 64, before: 0, positions: 1),
        Shape(heads: 3, sharing: 3, width: 64, before: 37, positions: 1),
        Shape(heads: 3, sharing: 3, width: 64, before: 5, positions: 21),
        Shape(heads: 2, sharing: 2, width: 8, before: 15, positions: 2),
        Shape(heads: 1, sharing: 1, width: 20, before: 16, positions: 5),
        Shape(heads: 2, sharing: 5, width: 6, before: 3, positions: 3),
        Shape(heads: 1, sharing: 3, width: 64, before: 0, positions: 70),
        Shape(heads: 1, sharing: 4, width: 256, before: 40, positions: 1),
        Shape(heads: 1, sharing: 3, width: 64, before: 0, positions: 70, window: 1),
        Shape(heads: 2, sharing: 3, width: 64, before: 30, positions: 40, window: 17),
        Shape(heads: 2, sharing: 2, width: 8, before: 50, positions: 1, window: 16),
        Shape(heads: 2, sharing: 2, width: 8, before: 5, positions: 9, window: 100),
    ]

    private struct Result {
        var output: [Float]
        /// By position.
        var weights: [[Float]]
    }

    /// Inputs, rounded to halves where the cache would round them.
    fileprivate struct Inputs {
        let q: [Float]
        let k: [Float]
        let v: [Float]

        init(_ shape: Shape) {
            var values = Values(seed: UInt32(shape.before + 7))
            func floats(_ count: Int) -> [Float] { (0..<count).map { _ in 2 * values.next() } }
            let keys = (shape.before + shape.positions) * shape.heads * shape.width
            q = floats(shape.positions * shape.heads * shape.sharing * shape.width)
            k = floats(keys).map { roundedToHalf($0) }
            v = floats(keys).map { roundedToHalf($0) }
        }
    }

    private func attend(
        _ shape: Shape,
        _ inputs: Inputs,
        by form: Instructions,
        threads: Int = 1,
        listening: Bool = true
    ) throws -> Result {
        let pool = WorkerPool(threads: threads)
        let end = shape.before + shape.positions
        let made = HalfPrecisionCache(
            layers: 2,
            heads: shape.heads,
            headWidth: shape.width,
            capacity: end
        )
        let cache = try #require(made)
        // As a session appends: some at once, the others one by one.
        let row = shape.heads * shape.width
        for position in [0..<shape.before] + (shape.before..<end).map({ $0..<$0 + 1 }) {
            inputs.k.withUnsafeBufferPointer { k in
                inputs.v.withUnsafeBufferPointer { v in
                    guard let k = k.baseAddress, let v = v.baseAddress else { return }
                    cache.append(
                        k + position.lowerBound * row,
                        v + position.lowerBound * row,
                        layer: 1,
                        at: Positions(position),
                        by: form,
                        on: pool
                    )
                }
            }
        }
        let output = UnalignedFloats(count: inputs.q.count)
        let queryHeads = shape.heads * shape.sharing
        let rows = (shape.before..<end).map { UnalignedFloats(count: queryHeads * ($0 + 1)) }
        inputs.q.withUnsafeBufferPointer { q in
            guard let q = q.baseAddress else { return }
            cache.attend(
                HalfPrecisionCache.Queries(
                    q: q,
                    output: output.start,
                    heads: queryHeads,
                    positions: Positions(shape.before..<end),
                    window: shape.window,
                    scale: 1 / Float(shape.width).squareRoot(),
                    weights: rows.map { listening ? $0.start : nil }
                ),
                layer: 1,
                by: form,
                on: pool
            )
        }
        return Result(output: output.array, weights: rows.map(\.array))
    }

    /// The formula, in double precision.
    private func formula(_ shape: Shape, _ inputs: Inputs) -> Result {
        let (width, queryHeads) = (shape.width, shape.heads * shape.sharing)
        var result = Result(output: [], weights: [])
        for row in 0..<shape.positions {
            let keys = shape.before + row + 1
            var weights: [Float] = []
            for head in 0..<queryHeads {
                let query = (row * queryHeads + head) * width
                func start(_ key: Int) -> Int {
                    (key * shape.heads + head / shape.sharing) * width
                }
                let first = shape.window.map { max(0, keys - $0) } ?? 0
                let scores = (0..<keys).map { key in
                    key < first
                        ? -.infinity
                        : (0..<width).reduce(0.0) {
                            $0 + Double(inputs.q[query + $1]) * Double(inputs.k[start(key) + $1])
                        } / Double(width).squareRoot()
                }
                let largest = scores.max() ?? 0
                let powers = scores.map { exp($0 - largest) }
                let sum = powers.reduce(0, +)
                weights += powers.map { Float($0 / sum) }
                for index in 0..<width {
                    let value = (0..<keys).reduce(0.0) {
                        $0 + powers[$1] / sum * Double(inputs.v[start($1) + index])
                    }
                    result.output.append(Float(value))
                }
            }
            result.weights.append(weights)
        }
        return result
    }

    @Test("every form computes the formula", arguments: shapes)
    func formula(shape: Shape) throws {
        let inputs = Inputs(shape)
        let expected = formula(shape, inputs)
        for form in Instructions.available {
            let found = try attend(shape, inputs, by: form)
            #expect(difference(expected.output, found.output) <= 1e-4, "\(form.name)")
            for (own, other) in zip(expected.weights, found.weights) {
                #expect(difference(own, other) <= 1e-4, "\(form.name)")
            }
        }
    }

    @Test("threads and listeners change no bit of the result", arguments: shapes)
    func sameBits(shape: Shape) throws {
        let inputs = Inputs(shape)
        for form in Instructions.available {
            let alone = try attend(shape, inputs, by: form)
            let shared = try attend(shape, inputs, by: form, threads: 3)
            #expect(shared.output == alone.output, "\(form.name)")
            #expect(shared.weights == alone.weights, "\(form.name)")
            let unheard = try attend(shape, inputs, by: form, listening: false)
            #expect(unheard.output == alone.output, "\(form.name)")
            #expect(unheard.weights.allSatisfy { $0.allSatisfy { $0 == 0 } })
        }
    }

    @Test("keys and values beyond the range of halves are held to it")
    func limits() throws {
        let shape = Shape(heads: 1, sharing: 1, width: 8, before: 0, positions: 1)
        let huge = Inputs(shape, value: 1e9)
        for form in Instructions.available {
            let found = try attend(shape, huge, by: form)
            #expect(found.output == [Float](repeating: 65504, count: 8), "\(form.name)")
            #expect(found.weights == [[1]])
        }
    }
}

extension AttentionTests.Inputs {
    /// The same number everywhere.
    fileprivate init(_ shape: AttentionTests.Shape, value: Float) {
        q = [Float](repeating: 1, count: shape.positions * shape.heads * shape.width)
        k = [Float](repeating: value, count: shape.positions * shape.heads * shape.width)
        v = k
    }
}
