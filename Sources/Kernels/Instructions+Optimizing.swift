import CKernels

/// Updates of trained values.
extension Instructions {
    /// What one update with AdamW needs to know (Loshchilov and Hutter, 2019).
    package struct AdamWStep: Hashable, Sendable {
        package var learningRate: Float
        package var beta1: Float
        package var beta2: Float
        package var epsilon: Float
        /// Decoupled from the gradient.
        package var weightDecay: Float
        /// 1 − β₁ᵗ and 1 − β₂ᵗ.
        package var correction1: Float
        package var correction2: Float
        /// What gradients are multiplied by first.
        package var gradientScale: Float

        package init(
            learningRate: Float,
            beta1: Float,
            beta2: Float,
            epsilon: Float,
            weightDecay: Float,
            correction1: Float,
            correction2: Float,
            gradientScale: Float
        ) {
            self.learningRate = learningRate
            (self.beta1, self.beta2) = (beta1, beta2)
            self.epsilon = epsilon
            self.weightDecay = weightDecay
            (self.correction1, self.correction2) = (correction1, correction2)
            self.gradientScale = gradientScale
        }
    }

    /// One update of `count` values and of both their moments, in place.
    package func adamW(
        _ step: AdamWStep,
        gradients: UnsafePointer<Float>,
        count: Int,
        values: UnsafeMutablePointer<Float>,
        m: UnsafeMutablePointer<Float>,
        v: UnsafeMutablePointer<Float>
    ) {
        let step = ck_adam_step(
            learning_rate: step.learningRate,
            beta1: step.beta1,
            beta2: step.beta2,
            epsilon: step.epsilon,
            weight_decay: step.weightDecay,
            correction1: step.correction1,
            correction2: step.correction2,
            gradient_scale: step.gradientScale
        )
        ck_adam_w(form, step, gradients, count, values, m, v)
    }

    /// Σ x² in double precision.
    package func sumOfSquares(_ x: UnsafePointer<Float>, count: Int) -> Double {
        ck_sum_of_squares(form, x, count)
    }
}
