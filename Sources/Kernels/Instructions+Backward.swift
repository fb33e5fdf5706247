import CKernels

/// Backward passes over rows of values.
extension Instructions {
    /// Back through `rmsNorm` for one row: writes or adds dx, and gives 1 / √(mean(x²) + ε).
    @discardableResult
    package func rmsNormBackward(
        _ x: UnsafePointer<Float>,
        _ weight: UnsafePointer<Float>,
        _ dy: UnsafePointer<Float>,
        count: Int,
        epsilon: Float,
        adding: Bool,
        to dx: UnsafeMutablePointer<Float>
    ) -> Float {
        ck_rms_norm_backward(form, x, weight, dy, count, epsilon, adding ? 1 : 0, dx)
    }

    /// Adds to the gradient of a norm's weights what one row gives, `r` being 1 / √(mean(x²) + ε).
    package func rmsNormWeightBackward(
        _ x: UnsafePointer<Float>,
        r: Float,
        _ dy: UnsafePointer<Float>,
        count: Int,
        to dweight: UnsafeMutablePointer<Float>
    ) {
        ck_rms_norm_weight_backward(form, x, r, dy, count, dweight)
    }

    /// Back through `siluMultiply`.
    package func siluBackward(
        _ gate: UnsafePointer<Float>,
        _ up: UnsafePointer<Float>,
        _ dy: UnsafePointer<Float>,
        count: Int,
        to dgate: UnsafeMutablePointer<Float>,
        _ dup: UnsafeMutablePointer<Float>
    ) {
        ck_silu_backward(form, gate, up, dy, count, dgate, dup)
    }

    /// Back through `geluMultiply`.
    package func geluBackward(
        _ gate: UnsafePointer<Float>,
        _ up: UnsafePointer<Float>,
        _ dy: UnsafePointer<Float>,
        count: Int,
        to dgate: UnsafeMutablePointer<Float>,
        _ dup: UnsafeMutablePointer<Float>
    ) {
        ck_gelu_backward(form, gate, up, dy, count, dgate, dup)
    }

    /// Back through a softmax that gave `p`: `dp` becomes the gradient by its scores.
    package func softmaxBackward(
        _ p: UnsafePointer<Float>,
        count: Int,
        _ dp: UnsafeMutablePointer<Float>
    ) {
        ck_softmax_backward(form, p, count, dp)
    }

    /// -log softmax(logits)[target]; leaves `factor` times its gradient in `logits`.
    package func crossEntropy(
        _ logits: UnsafeMutableBufferPointer<Float>,
        target: Int,
        factor: Float
    ) -> Float {
        guard let start = logits.baseAddress, logits.indices.contains(target) else { return .nan }
        return ck_cross_entropy(form, start, logits.count, target, factor)
    }

    /// -log softmax(logits)[target].
    package func crossEntropyLoss(
        _ logits: UnsafeBufferPointer<Float>,
        target: Int
    ) -> Float {
        guard let start = logits.baseAddress, logits.indices.contains(target) else { return .nan }
        return ck_cross_entropy_loss(form, start, logits.count, target)
    }

    /// Leaves out a share of the values, chosen by `key`, and divides the others by the share that is kept (Srivastava and
    /// others, 2014).
    ///
    /// Some of many values are chosen from as among all, `first` being the place of their first one.
    package func dropout(
        _ x: UnsafePointer<Float>,
        first: Int = 0,
        count: Int,
        key: UInt32,
        rate: Float,
        to y: UnsafeMutablePointer<Float>
    ) {
        ck_dropout(form, x, first, count, key, rate, y)
    }
}
