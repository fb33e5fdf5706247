import Kernels

/// Natural logarithm of softmax(logits) at one token.
package func logProbability(of token: Int32, in logits: UnsafeBufferPointer<Float>) -> Float {
    guard logits.indices.contains(Int(token)) else { return -.infinity }
    return logits[Int(token)] - Instructions.best.logSumExp(logits)
}
