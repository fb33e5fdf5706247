import Foundation
import Kernels
import Testing
import Training

@Suite("AdamW")
struct AdamWTests {
    /// The algorithm as it is printed, in double.
    private struct Printed {
        var value: Double
        var m = 0.0
        var v = 0.0
        var t = 0

        mutating func step(_ gradient: Double, rate: Double, decay: Double) {
            t += 1
            value -= rate * decay * value
            m = 0.9 * m + 0.1 * gradient
            v = 0.999 * v + 0.001 * gradient * gradient
            let (mean, square) = (m / (1 - pow(0.9, Double(t))), v / (1 - pow(0.999, Double(t))))
            value -= rate * mean / (square.squareRoot() + 1e-8)
        }
    }

    @Test("follows the printed algorithm", arguments: Instructions.available)
    func follows(_ instructions: Instructions) {
        let parameter = Parameter(name: "w", rows: 1, columns: 37)
        let vector = Parameter(name: "norm", rows: 1, columns: 37, decays: false)
        let workers = WorkerPool(threads: 1)
        var printed = (0..<37).map { Printed(value: Double($0) / 10 - 1) }
        var plain = printed
        for index in 0..<37 {
            parameter.values[index] = Float(printed[index].value)
            vector.values[index] = Float(printed[index].value)
        }
        let optimizer = AdamW(for: [parameter, vector], weightDecay: 0.1)
        for step in 0..<20 {
            for index in 0..<37 {
                let gradient = sin(Double(step * 37 + index))
                parameter.gradient[index] = Float(2 * gradient)
                vector.gradient[index] = Float(2 * gradient)
                printed[index].step(gradient, rate: 0.01, decay: 0.1)
                plain[index].step(gradient, rate: 0.01, decay: 0)
            }
            optimizer.step(
                [parameter, vector],
                learningRate: 0.01,
                gradientScale: 0.5,
                instructions: instructions,
                workers: workers
            )
        }
        for index in 0..<37 {
            #expect(abs(Double(parameter.values[index]) - printed[index].value) < 1e-5)
            #expect(abs(Double(vector.values[index]) - plain[index].value) < 1e-5)
        }
    }

    @Test("the norm is that of all gradients together")
    func norm() {
        let (first, second) = (
            Parameter(name: "a", rows: 300, columns: 300), Parameter(name: "b", rows: 1, columns: 3)
        )
        for index in 0..<first.count { first.gradient[index] = 0.01 }
        second.gradient[1] = 4
        let expected = (0.0001 * 90_000 + 16).squareRoot()
        for threads in [1, 2] {
            let norm = gradientNorm(
                [first, second],
                instructions: .best,
                workers: WorkerPool(threads: threads)
            )
            #expect(abs(norm - expected) < 1e-5)
        }
    }
}
