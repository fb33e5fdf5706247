package import Transformer

/// Measures how well an engine predicts texts, in sliding windows.
package struct PerplexityEvaluation {
    /// What was measured.
    package struct Result: Hashable, Sendable {
        package var all = Perplexity()
        /// Of the texts that name their channel.
        package var channels: [String: Perplexity] = [:]
    }

    private let engine: Engine
    private let window: Int
    private let stride: Int

    /// Bytes of logits that are in memory at once.
    private static let logitBytes = 32 << 20

    /// An evaluation in windows of `window` tokens, `stride` apart.
    package init(engine: Engine, window: Int, stride: Int) throws(TrainingError) {
        let longest = min(engine.model.configuration.contextLength, Engine.largestContext)
        guard (2...max(longest, 2)).contains(window) else {
            throw TrainingError(
                code: .invalidSetting,
                subject: "window of \(window) tokens",
                cause: "The model reads 2 to \(longest) tokens together.",
                advice: "Set --window to a number between them; 512 is usual."
            )
        }
        guard (1...window).contains(stride) else {
            throw TrainingError(
                code: .invalidSetting,
                subject: "stride of \(stride) tokens",
                cause: "A window may move on by 1 to \(window) tokens, its own length.",
                advice: "Set --stride to a number between them; half the window is usual."
            )
        }
        self.engine = engine
        self.window = window
        self.stride = stride
    }

    /// Scores documents, each by itself; tells `onProgress` how many tokens of all are done.
    package func measure(
        _ documents: [TrainingDocument],
        onProgress: (_ done: Int, _ of: Int) -> Void = { _, _ in }
    ) throws -> Result {
        let session = try engine.newSession()
        let count = documents.reduce(0) { $0 + $1.predicted.count }
        var result = Result()
        for document in documents {
            var own = Perplexity()
            let (document, before) = (opened(document), result.all.tokens)
            let windows = ScoringWindows(
                count: document.tokens.count,
                predicted: document.predicted,
                window: window,
                stride: stride
            )
            for place in windows {
                try score(place, of: document.tokens, in: session, into: &own)
                onProgress(before + own.tokens, count)
            }
            result.all = result.all + own
            if let channel = document.channel {
                result.channels[channel] = (result.channels[channel] ?? Perplexity()) + own
            }
        }
        try require(result.all)
        return result
    }

    /// With the token that opens every text, where the model wants one.
    private func opened(_ document: TrainingDocument) -> TrainingDocument {
        guard let begin = engine.model.tokenizer.beginToken, document.tokens.first != begin else {
            return document
        }
        var document = document
        document.tokens.insert(begin, at: 0)
        if document.promptCount > 0 { document.promptCount += 1 }
        return document
    }

    private func score(
        _ place: ScoringWindows.Window,
        of tokens: [Int32],
        in session: any EvaluatingSession,
        into perplexity: inout Perplexity
    ) throws(EngineError) {
        // A token is predicted by the one before it; the last one predicts nothing that is asked for.
        let predicting = place.scored.lowerBound - 1..<place.scored.upperBound - 1
        let read = tokens[place.tokens.lowerBound..<predicting.lowerBound]
        // Pairs often begin alike: what was read of one need not be read again.
        let known = session.tokens.agreement(with: read)
        session.truncate(to: known)
        var start = place.tokens.lowerBound + known
        while start < predicting.lowerBound {
            let end = min(start + engine.blockLength, predicting.lowerBound)
            _ = try session.evaluate(tokens[start..<end], wanting: .none)
            start = end
        }
        let rowBytes = engine.model.configuration.vocabularyCount * MemoryLayout<Float>.stride
        let rows = max(1, min(engine.blockLength, Self.logitBytes / rowBytes))
        while start < predicting.upperBound {
            let end = min(start + rows, predicting.upperBound)
            if let logits = try session.evaluate(tokens[start..<end], wanting: .all) {
                for row in 0..<logits.rows {
                    let logits = UnsafeBufferPointer(logits[row])
                    let next = tokens[start + row + 1]
                    perplexity.add(logProbability: logProbability(of: next, in: logits))
                }
            }
            start = end
        }
    }

    private func require(_ all: Perplexity) throws(TrainingError) {
        guard all.tokens > 0 else {
            throw TrainingError(
                code: .tooLittle,
                subject: "text",
                cause: "There are fewer than two tokens in a row; nothing can be predicted.",
                advice: "Give more text."
            )
        }
        guard all.perplexity.isFinite else {
            throw TrainingError(
                code: .diverged,
                subject: engine.identity.name,
                cause: "It gives a token of the text no probability that is a number.",
                advice: "Its weights are damaged: fetch or make it again."
            )
        }
    }
}
