import Foundation

/// Natural logarithm of softmax(logits) at one token.
package func logProbability(of token: Int32, in logits: UnsafeBufferPointer<Float>) -> Float {
    guard logits.indices.contains(Int(token)), let largest = logits.max() else { return -.infinity }
    var sum: Float = 0
    var total = 0.0
    // Sums of some hundred stay exact enough in single precision.
    for start in stride(from: 0, to: logits.count, by: 256) {
        sum = 0
        for index in start..<min(start + 256, logits.count) { sum += exp(logits[index] - largest) }
        total += Double(sum)
    }
    return logits[Int(token)] - largest - Float(log(total))
}
