import CKernels
import Foundation
import Kernels
import Testing

@Suite("Operations on rows, in every form")
struct ElementwiseTests {
    /// What each form makes of two inputs of `count`, beside what the plain one makes of them.
    private func compare(
        _ count: Int,
        tolerance: Float,
        _ body: (Instructions, UnalignedFloats, UnalignedFloats, UnalignedFloats) -> Void
    ) {
        for form in Instructions.wide {
            var values = Values(seed: UInt32(count + 1))
            let (a, b) = (values.floats(count), values.floats(count))
            let (expected, found) = (UnalignedFloats(count: count), UnalignedFloats(count: count))
            body(.scalar, a, b, expected)
            body(form, a, b, found)
            let distance = difference(expected.array, found.array)
            #expect(distance <= tolerance, "\(form.name), \(count) values")
        }
    }

    @Test("norm", arguments: oddCounts)
    func norm(count: Int) {
        compare(count, tolerance: 1e-5) { form, x, weight, y in
            form.rmsNorm(x.start, weight.array, rows: 0..<1, epsilon: 1e-5, to: y.start)
        }
    }

    @Test("the norm is that of the formula, row by row")
    func normByFormula() {
        for form in Instructions.available {
            let x: [Float] = [3, 4, 0, 0, 1, 1, 1, 1]
            var y = [Float](repeating: 0, count: 8)
            form.rmsNorm(x, [1, 2, 1, 1], rows: 0..<2, epsilon: 0, to: &y)
            #expect(difference([1.2, 3.2, 0, 0, 1, 2, 1, 1], y) < 1e-6, "\(form.name)")
        }
    }

    @Test("sum: the same to the bit", arguments: oddCounts)
    func sum(count: Int) {
        compare(count, tolerance: 0) { form, a, b, y in
            form.add(a.start, b.start, count: count, to: y.start)
        }
    }

    @Test("silu", arguments: oddCounts)
    func silu(count: Int) {
        compare(count, tolerance: 1e-5) { form, gate, up, y in
            form.siluMultiply(gate.start, up.start, count: count, to: y.start)
        }
    }

    @Test("silu of large numbers is the number or nothing, not NaN")
    func siluLimits() {
        for form in Instructions.available {
            var y = [Float](repeating: .nan, count: 9)
            let gate: [Float] = [-1000, -100, -90, 0, 1, 90, 100, 1000, -1000]
            form.siluMultiply(gate, [Float](repeating: 2, count: 9), count: 9, to: &y)
            let expected: [Float] = [0, 0, 0, 0, 1.4621172, 180, 200, 2000, 0]
            #expect(difference(expected, y) < 1e-5, "\(form.name): \(y)")
        }
    }

    @Test("softmax and log-sum-exp", arguments: oddCounts)
    func softmax(count: Int) {
        compare(count, tolerance: 1e-5) { form, x, _, y in
            y.start.update(from: x.start, count: count)
            form.softmax(UnsafeMutableBufferPointer(start: y.start, count: count))
        }
        compare(count, tolerance: 1e-5) { form, x, _, y in
            let sum = form.logSumExp(UnsafeBufferPointer(start: x.start, count: count))
            if count > 0 { y.start[0] = sum } else { #expect(sum == -.infinity) }
        }
    }

    @Test("softmax of far apart and of huge numbers sums to 1")
    func softmaxLimits() {
        for form in Instructions.available {
            var x: [Float] = [1e30, 0, -1e30, 1e30, -200, 0, 0, 0, 0, 0, -.infinity]
            x.withUnsafeMutableBufferPointer { form.softmax($0) }
            let expected: [Float] = [0.5, 0, 0, 0.5, 0, 0, 0, 0, 0, 0, 0]
            #expect(difference(expected, x) < 1e-6, "\(form.name): \(x)")
        }
    }

    @Test("inner product", arguments: oddCounts)
    func dot(count: Int) {
        compare(count, tolerance: 1e-3) { form, a, b, y in
            let sum = form.dot(a.start, b.start, count: count)
            if count > 0 { y.start[0] = sum } else { #expect(sum == 0) }
        }
    }

    @Test(
        "rotation",
        arguments: [(3, 64, 32), (2, 10, 3), (1, 8, 4), (0, 8, 4), (5, 6, 3), (1, 2, 0)]
    )
    func rotation(heads: Int, width: Int, pairs: Int) {
        compare(heads * width, tolerance: 1e-5) { form, x, _, y in
            let angles = (0..<pairs).map { Float($0) * 0.7 }
            form.rotate(
                x.start,
                heads: heads,
                width: width,
                pairs: pairs,
                cosines: angles.map { cos($0) },
                sines: angles.map { sin($0) },
                to: y.start
            )
        }
    }

    @Test("a quarter turn puts (1, 2) at (-2, 1) and leaves what lies behind the pairs")
    func quarterTurn() {
        for form in Instructions.available {
            var y = [Float](repeating: 0, count: 4)
            form.rotate(
                [1, 2, 3, 4],
                heads: 1,
                width: 4,
                pairs: 1,
                cosines: [0],
                sines: [1],
                to: &y
            )
            #expect(y == [-2, 1, 3, 4], "\(form.name)")
        }
    }
}

@Suite("Halves, in every form")
struct HalvesTests {
    @Test("every half becomes its float and is itself again")
    func allHalves() {
        let bits = (0...UInt16.max).filter { $0 & 0x7c00 != 0x7c00 || $0 & 0x3ff == 0 }
        for form in Instructions.available {
            var floats = [Float](repeating: 0, count: bits.count)
            ck_halves_to_floats(form.form, bits, bits.count, &floats)
            var back = [UInt16](repeating: 0, count: bits.count)
            floats.withUnsafeBufferPointer { form.halves(of: $0, to: &back) }
            #expect(back == bits, "\(form.name)")
        }
    }

    @Test("rounding is to the nearest, ties to even; what is too large is infinite")
    func rounding() {
        let cases: [(Float, UInt16)] = [
            (1, 0x3c00), (-2, 0xc000), (65504, 0x7bff), (65519, 0x7bff), (65520, 0x7c00),
            (-1e9, 0xfc00), (1 + 0x1p-11, 0x3c00), (1 + 3 * 0x1p-11, 0x3c02), (0x1p-24, 1),
            (0x1p-25, 0), (0x1.8p-24, 2), (-0.0, 0x8000),
        ]
        for form in Instructions.available {
            var found = [UInt16](repeating: 0, count: cases.count)
            cases.map(\.0).withUnsafeBufferPointer { form.halves(of: $0, to: &found) }
            #expect(found == cases.map(\.1), "\(form.name)")
        }
    }

    @Test("odd counts write nothing behind the end", arguments: oddCounts)
    func oddCount(count: Int) {
        for form in Instructions.available {
            var values = Values()
            let x = values.floats(count)
            var expected = [UInt16](repeating: 0x1234, count: count + 1)
            var found = expected
            let input = UnsafeBufferPointer(start: x.start, count: count)
            Instructions.scalar.halves(of: input, to: &expected)
            form.halves(of: input, to: &found)
            #expect(found == expected, "\(form.name)")
            #expect(found.last == 0x1234)
        }
    }
}
