import Foundation
import Kernels
import Testing

@Suite("Ways back of operations on rows, in every form")
struct BackwardTests {
    private let nothing = [Float](repeating: .nan, count: 1000)

    @Test("norm: the slopes by its input, written or added", arguments: laneCounts)
    func norm(count: Int) {
        var values = Values(seed: UInt32(count + 1))
        let (x, weight, dy) = (values.array(count), values.array(count), values.array(count))
        let start = values.array(count)
        let expected = slopes(at: x.map { Double($0) }) { x in
            let normed = Self.norm(x, weight.map { Double($0) })
            return zip(normed, dy).reduce(0) { $0 + $1.0 * Double($1.1) }
        }
        func back(adding: Bool, to start: [Float]) -> [Float] {
            inEveryForm { form, places in
                let dx = places.put(start)
                form.rmsNormBackward(
                    places.put(x),
                    places.put(weight),
                    places.put(dy),
                    count: count,
                    epsilon: Self.epsilon,
                    adding: adding,
                    to: dx
                )
                return dx.array(count)
            }
        }
        let written = back(adding: false, to: Array(nothing.prefix(count)))
        #expect(difference(expected, written) <= 1e-5)
        let added = back(adding: true, to: start)
        #expect(difference(zip(expected, start).map { $0 + $1 }, added) <= 1e-5)
    }

    @Test("norm: the slopes by its weights are added", arguments: laneCounts)
    func normWeights(count: Int) {
        var values = Values(seed: UInt32(count + 2))
        let (x, weight, dy) = (values.array(count), values.array(count), values.array(count))
        let start = values.array(count)
        let expected = slopes(at: weight.map { Double($0) }) { weight in
            let normed = Self.norm(x.map { Double($0) }, weight)
            return zip(normed, dy).reduce(0) { $0 + $1.0 * Double($1.1) }
        }
        let found = inEveryForm { form, places in
            let (x, dy, dweight) = (places.put(x), places.put(dy), places.put(start))
            let r = form.rmsNormBackward(
                x,
                places.put(weight),
                dy,
                count: count,
                epsilon: Self.epsilon,
                adding: false,
                to: places.put(start)
            )
            form.rmsNormWeightBackward(x, r: r, dy, count: count, to: dweight)
            return dweight.array(count)
        }
        #expect(difference(zip(expected, start).map { $0 + $1 }, found) <= 1e-5)
    }

    @Test("norm: rows of nothing but zeros give numbers")
    func normOfZeros() {
        let zeros = [Float](repeating: 0, count: 20)
        let found = inEveryForm { form, places in
            let dx = places.put(zeros)
            form.rmsNormBackward(
                places.put(zeros),
                places.put(zeros.map { _ in 1 }),
                places.put(zeros.map { _ in 1 }),
                count: 20,
                epsilon: 1e-6,
                adding: false,
                to: dx
            )
            return dx.array(20)
        }
        #expect(difference(zeros.map { _ in 1000 }, found) <= 1e-5)
    }

    /// A gate's activation, and the way back through it.
    enum Gate: CaseIterable {
        case silu
        case gelu

        func value(_ x: Double) -> Double {
            switch self {
            case .silu: x / (1 + exp(-x))
            case .gelu:
                x / 2 * (1 + tanh((2 / Double.pi).squareRoot() * (x + 0.044715 * x * x * x)))
            }
        }

        /// The gradients by gates, and behind them those by the other factor.
        func back(_ gate: [Float], _ up: [Float], _ dy: [Float]) -> [Float] {
            let count = gate.count
            let nothing = [Float](repeating: .nan, count: count)
            return inEveryForm { form, places in
                let (dgate, dup) = (places.put(nothing), places.put(nothing))
                let (gate, up, dy) = (places.put(gate), places.put(up), places.put(dy))
                switch self {
                case .silu: form.siluBackward(gate, up, dy, count: count, to: dgate, dup)
                case .gelu: form.geluBackward(gate, up, dy, count: count, to: dgate, dup)
                }
                return dgate.array(count) + dup.array(count)
            }
        }

        /// What `back` is by central differences.
        func slopes(_ gate: [Float], _ up: [Float], _ dy: [Float]) -> [Float] {
            let all = gate.indices
            let byGate = all.map { index in
                Float(
                    Double(dy[index]) * Double(up[index])
                        * slope(at: Double(gate[index])) { value($0) }
                )
            }
            return byGate + all.map { Float(Double(dy[$0]) * value(Double(gate[$0]))) }
        }
    }

    @Test("gates: the slopes by both factors", arguments: laneCounts)
    func gates(count: Int) {
        var values = Values(seed: UInt32(count + 3))
        let gate = values.array(count).map { 3 * $0 }
        let (up, dy) = (values.array(count), values.array(count))
        for activation in Gate.allCases {
            let found = activation.back(gate, up, dy)
            #expect(
                difference(activation.slopes(gate, up, dy), found) <= 1e-5,
                "\(activation)"
            )
        }
    }

    @Test("gates far from zero let all through or nothing", arguments: Gate.allCases)
    func farGates(activation: Gate) {
        let gate: [Float] = [-1e4, -1000, -88, -80, -20, -0.0, 0, 20, 80, 88, 1000, 1e4]
        let (up, dy) = (gate.map { _ in Float(2) }, gate.map { _ in Float(-3) })
        let found = activation.back(gate, up, dy)
        #expect(difference(activation.slopes(gate, up, dy), found) <= 1e-5, "\(found)")
    }

    @Test("softmax: the slopes by its scores", arguments: laneCounts)
    func softmax(count: Int) {
        var values = Values(seed: UInt32(count + 4))
        let (scores, dy) = (values.array(count).map { Double($0) }, values.array(count))
        let p = Self.softmax(scores).map { Float($0) }
        let expected = slopes(at: scores) { scores in
            zip(Self.softmax(scores), dy).reduce(0) { $0 + $1.0 * Double($1.1) }
        }
        let found = inEveryForm { form, places in
            let dp = places.put(dy)
            form.softmaxBackward(places.put(p), count: count, dp)
            return dp.array(count)
        }
        #expect(difference(expected, found) <= 1e-6)
    }

    private static let epsilon: Float = 1e-5

    private static func norm(_ x: [Double], _ weight: [Double]) -> [Double] {
        let squares = x.reduce(0) { $0 + $1 * $1 }
        let r = 1 / (squares / Double(x.count) + Double(epsilon)).squareRoot()
        return zip(x, weight).map { $0 * r * $1 }
    }

    private static func softmax(_ scores: [Double]) -> [Double] {
        let exponentials = scores.map { exp($0) }
        let sum = exponentials.reduce(0, +)
        return exponentials.map { $0 / sum }
    }
}
