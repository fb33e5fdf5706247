package import Transformer

/// How much memory a run takes, from the shapes alone: said before it begins.
package struct MemoryEstimate: Hashable, Sendable {
    /// The model's frozen weights.
    let frozenBytes: Int
    /// Trained values, their gradients, both moments, and the best so far.
    let trainedBytes: Int
    /// The engine that writes samples: the weights once more, and the file's pages while they are packed.
    let samplingBytes: Int
    /// What a row of a batch leaves for the way back.
    let rowBytes: Int
    /// Threads that hold a text's attention weights and their gradients, each those of a head.
    let threads: Int
    /// What does not depend on any of these: logits of some rows, packed pieces of matrices, the program.
    static let fixedBytes = 160 << 20

    package init(
        shape: ModelConfiguration,
        modelBytes: Int,
        trained: Int,
        writesSamples: Bool,
        threads: Int,
        settings: TrainingSettings
    ) {
        self.threads = threads
        let size = MemoryLayout<Float>.size
        let isFull = settings.method == .full
        frozenBytes = isFull ? 0 : modelBytes
        // All weights are written as F16 to be run.
        let writtenBytes = isFull ? 2 * trained : modelBytes
        samplingBytes = writesSamples ? 3 * writtenBytes : 0
        trainedBytes = trained * size * (settings.keepsBest ? 5 : 4)
        // By block: two inputs of norms, queries, keys and values, what attention gives, gate and up.
        let kept =
            2 * shape.width + 2 * shape.queryWidth + 2 * shape.keyValueWidth
            + 2 * shape.feedForwardWidth
        // And for the block at work: the gradients of about as much, and what is made again.
        let passing = 2 * kept + 3 * shape.feedForwardWidth
        rowBytes = (shape.blockCount * kept + passing) * size
    }

    /// Of a run with batches of so many sequences of at most so many tokens.
    package func bytes(batch: Int, sequenceTokens: Int) -> Int {
        let attentionBytes =
            threads * 2 * sequenceTokens * sequenceTokens * MemoryLayout<Float>.size
        return Self.fixedBytes + frozenBytes + samplingBytes + trainedBytes + attentionBytes
            + batch * sequenceTokens * rowBytes
    }

    /// The largest batch that fits.
    private func batch(in available: Int, sequenceTokens: Int) -> Int {
        let room = available - bytes(batch: 0, sequenceTokens: sequenceTokens)
        return max(0, room / (max(sequenceTokens, 1) * rowBytes))
    }

    /// Throws where batches of sequences of so many tokens do not fit, with a setting that does.
    package func check(
        batch: Int,
        sequenceTokens: Int,
        isFull: Bool,
        available: Int
    ) throws(TrainingError) {
        let needed = bytes(batch: batch, sequenceTokens: sequenceTokens)
        guard needed > available else { return }
        let fitting = self.batch(in: available, sequenceTokens: sequenceTokens)
        let advice: String
        if fitting > 0 {
            let parts = (batch + fitting - 1) / fitting
            advice =
                "A batch of \(fitting) fits; with gradients accumulated over \(parts) the updates are about the same."
        } else if isFull {
            advice = "Train an adapter instead of all weights."
        } else {
            advice = "Use a shorter block or an adapter of lower rank."
        }
        throw TrainingError(
            code: .outOfMemory,
            subject: "batch of \(batch) × \(sequenceTokens) tokens",
            cause:
                "Training would take about \(needed >> 20) MB; \(available >> 20) MB are free.",
            advice: advice
        )
    }
}
