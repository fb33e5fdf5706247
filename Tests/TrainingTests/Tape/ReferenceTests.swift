import Foundation
import Kernels
import Testing
import Training
import Transformer

/// Training of the default model beside PyTorch's.
@Suite("Training beside PyTorch")
struct ReferenceTests {
    private let reference: ReferenceRun
    private let model: Model
    private let workers = WorkerPool()

    init() throws {
        reference = try ReferenceRun()
        model = try DefaultModel.open()
    }

    private func pass(
        _ precision: TrainingSettings.ForwardPrecision
    ) throws -> TrainingPass {
        var settings = TrainingSettings.LowRank()
        (settings.rank, settings.alpha) = (8, 16)
        let weights = LowRankAdaptation(settings).weights(
            from: try WeightLoader(model: model).packed(on: workers),
            seed: 0
        )
        return TrainingPass(
            weights: weights,
            shape: model.configuration,
            ops: TapedOperations(
                configuration: model.configuration,
                precision: precision,
                workers: workers
            )
        )
    }

    @Test("float32 gives its losses and gradients, step by step")
    func float32() throws {
        let pass = try pass(.float32)
        let batch = reference.batch
        let count = Float(batch.targetCount)
        let objective = NextToken()
        #expect(abs(objective.loss(of: batch, pass) / Double(count) - reference.baseLoss) < 1e-3)

        ReferenceRun.begin(pass.weights)
        let parameters = pass.weights.parameters
        let optimizer = AdamW(for: parameters, weightDecay: 0.01)
        for step in reference.steps {
            for parameter in parameters { parameter.clearGradient() }
            let loss =
                objective.addGradient(of: batch, scale: 1 / count, dropout: nil, pass)
                / Double(count)
            let norm = gradientNorm(parameters, instructions: .best, workers: workers)
            #expect(abs(loss - step.loss) < 1e-3)
            #expect(abs(norm / step.gradNorm - 1) < 5e-3)
            if let grads = step.grads { try compare(grads, pass) }
            optimizer.step(
                parameters,
                learningRate: 1e-3,
                gradientScale: 1,
                instructions: .best,
                workers: workers
            )
        }
    }

    private func compare(
        _ grads: [String: ReferenceRun.Step.Gradient],
        _ pass: TrainingPass
    ) throws {
        var compared = 0
        for block in pass.weights.blocks {
            for matrix in block.matrices {
                let addition = try #require(matrix.addition as? LowRankAddition)
                let name = ReferenceRun.name(of: matrix)
                for (parameter, suffix) in [(addition.a, ".lora_A"), (addition.b, ".lora_B")] {
                    guard let expected = grads[name + suffix] else { continue }
                    compared += 1
                    let values = UnsafeBufferPointer(
                        start: parameter.gradient,
                        count: parameter.count
                    )
                    let norm = values.reduce(0) { $0 + Double($1) * Double($1) }.squareRoot()
                    #expect(abs(norm / expected.norm - 1) < 5e-3, "\(name)\(suffix)")
                    // The first row of B is row 0 in both orders; of A all rows are.
                    for (value, wanted) in zip(values, expected.first) {
                        let allowed = 0.02 * abs(wanted) + 2e-3 * expected.norm / 30
                        #expect(abs(Double(value) - wanted) < allowed, "\(name)\(suffix)")
                    }
                }
            }
        }
        #expect(compared == grads.count)
    }

    @Test("the forward pass on quantised products changes the losses little")
    func quantized() throws {
        let pass = try pass(.quantized)
        let batch = reference.batch
        let loss = NextToken().loss(of: batch, pass) / Double(batch.targetCount)
        #expect(abs(loss - reference.baseLoss) < 0.05)
    }
}
