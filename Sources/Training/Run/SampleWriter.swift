import Foundation
import Transformer

/// Writes sample texts with the weights in training, by the engine that will run them later.
struct SampleWriter {
    let prompts: [TrainingData.SamplePrompt]
    private static let longest = 48

    /// The texts, greedily: what the model holds most likely.
    ///
    /// - Throws: `EngineError` or `GGUFError` where the engine does not open.
    func write(with engine: Engine) throws -> [TrainingSample] {
        try prompts.map { prompt in
            let session = try engine.newSession()
            var text: [Int32] = []
            var next = prompt.tokens
            while text.count < Self.longest, session.tokens.count + next.count < session.capacity {
                guard let logits = try session.evaluate(next[...], wanting: .last) else { break }
                let row = logits[0]
                guard let token = row.indices.max(by: { row[$0] < row[$1] }).map({ Int32($0) }),
                    !engine.model.tokenizer.endTokens.contains(token)
                else { break }
                text.append(token)
                next = [token]
            }
            return TrainingSample(
                prompt: prompt.text,
                text: engine.model.tokenizer.decode(text)
            )
        }
    }
}
