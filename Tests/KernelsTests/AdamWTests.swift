import Kernels
import Testing

@Suite("AdamW and sums of squares, in every form")
struct AdamWTests {
    private func step(_ number: Int, scale: Float = 0.5) -> Instructions.AdamWStep {
        var powers = (1.0, 1.0)
        for _ in 0..<number { powers = (powers.0 * 0.9, powers.1 * 0.999) }
        return Instructions.AdamWStep(
            learningRate: 0.01,
            beta1: 0.9,
            beta2: 0.999,
            epsilon: 1e-8,
            weightDecay: 0.1,
            correction1: Float(1 - powers.0),
            correction2: Float(1 - powers.1),
            gradientScale: scale
        )
    }

    @Test("updates are those of the formula in double precision", arguments: laneCounts)
    func meaning(count: Int) {
        var numbers = Values(seed: UInt32(count + 1))
        let start = numbers.array(count)
        let gradients = (0..<5).map { _ in numbers.array(count) }
        let zeros = [Float](repeating: 0, count: count)
        let found = inEveryForm { form, places in
            let values = places.put(start)
            let (m, v) = (places.put(zeros), places.put(zeros))
            for (index, gradients) in gradients.enumerated() {
                form.adamW(
                    step(index + 1),
                    gradients: places.put(gradients),
                    count: count,
                    values: values,
                    m: m,
                    v: v
                )
            }
            return values.array(count) + m.array(count) + v.array(count)
        }
        var values = start.map { Double($0) }
        var (m, v) = (zeros.map { Double($0) }, zeros.map { Double($0) })
        var powers = (1.0, 1.0)
        for gradients in gradients {
            powers = (powers.0 * 0.9, powers.1 * 0.999)
            for index in 0..<count {
                let g = 0.5 * Double(gradients[index])
                m[index] = 0.9 * m[index] + 0.1 * g
                v[index] = 0.999 * v[index] + 0.001 * g * g
                let (first, second) = (m[index] / (1 - powers.0), v[index] / (1 - powers.1))
                values[index] -= 0.01 * 0.1 * values[index]
                values[index] -= 0.01 * first / (second.squareRoot() + 1e-8)
            }
        }
        #expect(difference((values + m + v).map { Float($0) }, found) <= 2e-6)
    }

    @Test(
        "without a gradient a value only decays, and with a huge one it moves by the learning rate"
    )
    func extremes() {
        let found = inEveryForm { form, places in
            let values = places.put([1, 1, 1, 1])
            let (m, v) = (places.put([0, 0, 0, 0]), places.put([0, 0, 0, 0]))
            let gradients = places.put([0, 1e15, -1e15, 1e-15])
            form.adamW(
                step(1, scale: 1),
                gradients: gradients,
                count: 4,
                values: values,
                m: m,
                v: v
            )
            return values.array(4)
        }
        // The square of the last is nothing beside ε.
        #expect(difference([0.999, 0.989, 1.009, 0.999], found) < 1e-6, "\(found)")
    }

    @Test("squares are summed in double", arguments: laneCounts)
    func squares(count: Int) {
        var numbers = Values(seed: UInt32(count + 2))
        let x = numbers.array(count).map { 1e25 * $0 }
        let expected = x.reduce(0) { $0 + Double($1) * Double($1) }
        let found = Set(
            Instructions.available.map { form in
                [0, 1, 3].map { offset in
                    let places = Places(behind: offset)
                    return withExtendedLifetime(places) {
                        form.sumOfSquares(places.put(x), count: count)
                    }
                }
            }
            .joined()
        )
        #expect(found.count == 1)
        #expect(found.allSatisfy { abs($0 - expected) <= 1e-12 * expected })
    }
}
