import Foundation
import Kernels
import Testing
import Training
import Transformer

/// The way back beside central differences of the loss, on models of odd shapes.
@Suite("The way back")
struct GradientTests {
    /// The largest difference between a parameter's gradient and central differences, over the gradient's norm, for some
    /// of its values.
    private func error(
        of parameter: Parameter,
        _ batch: Batch,
        _ pass: TrainingPass
    ) -> (difference: Double, norm: Double) {
        let objective = NextToken(logitCount: 1000)
        let gradient = Array(
            UnsafeBufferPointer(start: parameter.gradient, count: parameter.count)
        )
        let norm = gradient.reduce(0) { $0 + Double($1) * Double($1) }.squareRoot()
        var worst = 0.0
        for index in stride(from: 0, to: parameter.count, by: max(1, parameter.count / 7)) {
            let slope = parameter.slope(at: index) { objective.loss(of: batch, pass) }
            worst = max(worst, abs(slope - Double(gradient[index])))
        }
        return (worst, norm)
    }

    @Test("all weights of every family", arguments: OddModel.Family.allCases)
    func full(_ family: OddModel.Family) throws {
        let model = try OddModel(family)
        try check(model.pass(.full))
    }

    @Test("adapters of every family", arguments: OddModel.Family.allCases)
    func lowRank(_ family: OddModel.Family) throws {
        let model = try OddModel(family)
        var settings = TrainingSettings.LowRank()
        (settings.rank, settings.alpha) = (3, 5)
        let pass = try model.pass(.lowRank(settings))
        // B begins with zeros, which would hide A.
        var random = Xoshiro256(seed: 5)
        for parameter in pass.weights.parameters where parameter.name.hasSuffix("lora_b") {
            for index in 0..<parameter.count {
                parameter.values[index] = Float(random.nextUnit() - 0.5)
            }
        }
        try check(pass)
    }

    private func check(_ pass: TrainingPass) throws {
        let batch = OddModel.batch()
        let parameters = pass.weights.parameters
        #expect(!parameters.isEmpty)
        let objective = NextToken(logitCount: 1000)
        let loss = objective.addGradient(of: batch, scale: 1, dropout: nil, pass)
        #expect(abs(loss - objective.loss(of: batch, pass)) < 1e-3)
        for parameter in parameters {
            let (difference, norm) = error(of: parameter, batch, pass)
            #expect(difference < 0.01 * norm + 1e-2, "\(parameter.name): \(difference) of \(norm)")
        }
    }

    @Test("gradients add up and scale")
    func scaling() throws {
        let pass = try OddModel().pass(.full)
        let batch = OddModel.batch()
        let objective = NextToken()
        _ = objective.addGradient(of: batch, scale: 1, dropout: nil, pass)
        let once = pass.weights.parameters.map { Double($0.gradient[0]) }
        _ = objective.addGradient(of: batch, scale: 2, dropout: nil, pass)
        for (parameter, first) in zip(pass.weights.parameters, once) {
            #expect(abs(Double(parameter.gradient[0]) - 3 * first) < 1e-4 + 1e-4 * abs(first))
        }
    }

    @Test("documents of a row do not see each other")
    func documents() throws {
        let pass = try OddModel().pass(.full)
        let first: [Int32] = [5, 80, 33, 7]
        let second: [Int32] = [90, 14, 200]
        func sequence(_ tokens: [Int32]) -> TrainingSequence {
            TrainingSequence(
                tokens: tokens,
                targets: tokens.dropFirst() + [TrainingSequence.unmarked],
                documents: [tokens.count]
            )
        }
        let packed = TrainingSequence(
            tokens: first + second,
            targets: Array(first.dropFirst()) + [TrainingSequence.unmarked]
                + Array(second.dropFirst()) + [TrainingSequence.unmarked],
            documents: [first.count, second.count]
        )
        let objective = NextToken()
        let apart = [first, second].map { objective.loss(of: Batch([sequence($0)]), pass) }
        let together = objective.loss(of: Batch([packed]), pass)
        #expect(abs(together - apart.reduce(0, +)) < 1e-4)
        var joined = packed
        joined.documents = [first.count + second.count]
        #expect(abs(objective.loss(of: Batch([joined]), pass) - together) > 1e-3)
    }

    @Test("the threads do not change a bit")
    func threads() throws {
        func gradients(_ threads: Int) throws -> [[UInt32]] {
            let model = try OddModel().model
            let workers = WorkerPool(threads: threads)
            let pass = TrainingPass(
                weights: FullFineTuning().weights(
                    from: try WeightLoader(model: model).stored(),
                    seed: 0
                ),
                shape: model.configuration,
                ops: TapedOperations(
                    configuration: model.configuration,
                    precision: .float32,
                    workers: workers
                )
            )
            _ = NextToken().addGradient(
                of: OddModel.batch(),
                scale: 1,
                dropout: nil,
                pass
            )
            return pass.weights.parameters.map { parameter in
                (0..<parameter.count).map { parameter.gradient[$0].bitPattern }
            }
        }
        #expect(try gradients(1) == gradients(3))
    }

    @Test("the page gives what the engine gives")
    func sameAsEngine() throws {
        let model = try OddModel(.gemma3).model
        let tokens: [Int32] = [1, 40, 99, 3, 250, 17, 8]
        let engine = try Engine(model: model, threads: 1, kernels: .reference)
        let logits = try #require(
            try engine.newSession().evaluate(tokens[...], wanting: .all)
        )
        let expected = (0..<tokens.count - 1).reduce(0.0) { sum, row in
            let target = logits[row][Int(tokens[row + 1])]
            let largest = logits[row].max() ?? 0
            let total = logits[row].reduce(0.0) { $0 + exp(Double($1 - largest)) }
            return sum + Double(largest - target) + log(total)
        }
        let sequence = TrainingSequence(
            tokens: tokens,
            targets: tokens.dropFirst() + [TrainingSequence.unmarked],
            documents: [tokens.count]
        )
        let loss = NextToken().loss(
            of: Batch([sequence]),
            try OddModel(.gemma3).pass(.full)
        )
        #expect(abs(loss - expected) < 1e-3)
    }
}
