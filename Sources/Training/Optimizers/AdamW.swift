import Foundation
package import Kernels

/// Adam with decoupled weight decay (Kingma and Ba, 2015; Loshchilov and Hutter, 2019), in float32.
package final class AdamW: Optimizer {
    package var steps = 0
    private let beta1: Float
    private let beta2: Float
    private let epsilon: Float
    private let weightDecay: Float
    /// Means of the gradients and of their squares, a parameter each.
    private let moments:
        [(m: UnsafeMutableBufferPointer<Float>, v: UnsafeMutableBufferPointer<Float>)]

    package init(
        for parameters: [Parameter],
        weightDecay: Float,
        beta1: Float = 0.9,
        beta2: Float = 0.999,
        epsilon: Float = 1e-8
    ) {
        (self.beta1, self.beta2) = (beta1, beta2)
        self.epsilon = epsilon
        self.weightDecay = weightDecay
        moments = parameters.map { parameter in
            (Self.zeros(parameter.count), Self.zeros(parameter.count))
        }
    }

    private static func zeros(_ count: Int) -> UnsafeMutableBufferPointer<Float> {
        let values = UnsafeMutableBufferPointer<Float>.allocate(capacity: count)
        values.initialize(repeating: 0)
        return values
    }

    deinit {
        for (m, v) in moments {
            m.deallocate()
            v.deallocate()
        }
    }

    package func state(
        of index: Int
    ) -> [(name: String, values: UnsafeMutableBufferPointer<Float>)] {
        [("m", moments[index].m), ("v", moments[index].v)]
    }

    package func step(
        _ parameters: [Parameter],
        learningRate: Float,
        gradientScale: Float,
        instructions: Instructions,
        workers: WorkerPool
    ) {
        steps += 1
        for (index, parameter) in parameters.enumerated() {
            let step = Instructions.AdamWStep(
                learningRate: learningRate,
                beta1: beta1,
                beta2: beta2,
                epsilon: epsilon,
                weightDecay: parameter.decays ? weightDecay : 0,
                correction1: 1 - pow(beta1, Float(steps)),
                correction2: 1 - pow(beta2, Float(steps)),
                gradientScale: gradientScale
            )
            guard let m = moments[index].m.baseAddress, let v = moments[index].v.baseAddress else {
                continue
            }
            workers.run(parameter.count, grain: Self.grain) { range in
                let start = range.lowerBound
                instructions.adamW(
                    step,
                    gradients: parameter.gradient + start,
                    count: range.count,
                    values: parameter.values + start,
                    m: m + start,
                    v: v + start
                )
            }
        }
    }

    /// Values a thread takes at a time.
    private static let grain = 16384
}
