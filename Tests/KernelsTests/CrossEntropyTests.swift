import Foundation
import Kernels
import Testing

@Suite("Cross-entropy and its gradient, in every form")
struct CrossEntropyTests {
    /// The loss, and behind it what is left in the place of the logits.
    private func gradient(_ logits: [Float], target: Int, factor: Float) -> [Float] {
        inEveryForm { form, places in
            let row = UnsafeMutableBufferPointer(start: places.put(logits), count: logits.count)
            let alone = form.crossEntropyLoss(UnsafeBufferPointer(row), target: target)
            let loss = form.crossEntropy(row, target: target, factor: factor)
            #expect(alone.bitPattern == loss.bitPattern, "\(form.name)")
            return [loss] + row
        }
    }

    /// What `gradient` is in double precision.
    private func expected(_ logits: [Float], target: Int, factor: Float) -> [Float] {
        let logits = logits.map { Double($0) }
        let most = logits.max() ?? 0
        let sum = logits.reduce(0) { $0 + exp($1 - most) }
        let loss = most + log(sum) - logits[target]
        return [Float(loss)]
            + logits.indices.map { index in
                let p = exp(logits[index] - most) / sum
                return Float(Double(factor) * (p - (index == target ? 1 : 0)))
            }
    }

    @Test(
        "loss and gradient are those of double precision, of small logits and of huge ones",
        arguments: laneCounts.dropFirst() + [5003],
        [1, 10, 1e4 / 3] as [Float]
    )
    func meaning(count: Int, scale: Float) {
        var values = Values(seed: UInt32(count))
        let logits = values.array(count).map { scale * $0 }
        for target in Set([0, count / 2, count - 1]) {
            let found = gradient(logits, target: target, factor: 0.25)
            let expected = expected(logits, target: target, factor: 0.25)
            #expect(difference(expected, found) <= 1e-6, "target \(target)")
        }
    }

    @Test("the exponential function errs by a few units in the last place, down to e^-87")
    func exponential() {
        for tenths in 0...870 {
            let x = -Float(tenths) / 10
            let found = Double(gradient([0, x], target: 0, factor: 1)[2])
            let expected = 1 / (1 + exp(-Double(x)))
            #expect(abs(found / expected - 1) <= 4e-7, "\(x)")
        }
    }

    @Test("a logit of -∞ has no share")
    func withoutShare() {
        for place in [0, 3, 18] {
            var logits = [Float](repeating: 1, count: 19)
            logits[place] = -.infinity
            let found = gradient(logits, target: 5, factor: 1)
            #expect(difference(expected(logits, target: 5, factor: 1), found) <= 1e-6)
            #expect(gradient(logits, target: place, factor: 1)[0] == .infinity)
        }
    }

    @Test("logits that are no numbers, or all infinite, give no loss", arguments: [0, 3, 18])
    func noNumber(place: Int) {
        for value in [Float.nan, -.nan, .infinity] {
            var logits = [Float](repeating: 1, count: 19)
            logits[place] = value
            #expect(gradient(logits, target: 5, factor: 1)[0].isNaN, "\(value)")
        }
        let nowhere = [Float](repeating: -.infinity, count: 19)
        #expect(gradient(nowhere, target: 5, factor: 1)[0].isNaN)
    }

    @Test("a target that there is no logit for gives no loss", arguments: [-1, 4, .max])
    func noTarget(target: Int) {
        var logits: [Float] = [1, 2, 3, 4]
        for form in Instructions.available {
            logits.withUnsafeMutableBufferPointer { row in
                #expect(form.crossEntropyLoss(UnsafeBufferPointer(row), target: target).isNaN)
                #expect(form.crossEntropy(row, target: target, factor: 1).isNaN)
            }
        }
        #expect(logits == [1, 2, 3, 4])
    }
}
