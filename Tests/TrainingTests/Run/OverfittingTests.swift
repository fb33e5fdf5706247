import Foundation
import Testing
import Training
import Transformer

/// The default model learns eight pairs by heart.
@Suite("Learning by heart")
struct OverfittingTests {
    @Test("eight pairs are learned to a loss below 0.05, and are what the engine writes")
    func pairs() throws {
        let bench = try Workbench()
        let pairs = (0..<8).map { number in
            let words = ["amber", "birch", "cobalt", "denim", "ember", "fern", "ginger", "hazel"]
            return "{\"prompt\":\"Shelf \(number)?\",\"completion\":\"The \(words[number]) one.\"}"
        }
        try bench.write(pairs, to: "pairs.jsonl")
        var request = bench.request()
        request.modelPath = try DefaultModel.path()
        request.trainingPaths = [bench.file("pairs.jsonl")]
        request.validationPaths = [bench.file("pairs.jsonl")]
        request.threads = nil
        request.sampleCount = 8
        request.settings = TrainingSettings()
        request.settings.block = 64
        request.settings.batch = 8
        request.settings.epochs = 30
        request.settings.learningRate = 2e-3
        request.settings.warmupSteps = 3
        request.settings.evaluationSteps = 100
        request.settings.schedule = "cosine"
        let log = EventLog()
        let result = try train(request, log: log)
        #expect(try #require(result.lastValidationLoss) < 0.05)
        #expect(log.warnings.contains { $0.contains("8 of 8 lines") })
        let samples = try #require(log.evaluations.last?.samples)
        #expect(
            samples.map(\.text)
                == [
                    "amber", "birch", "cobalt", "denim", "ember", "fern", "ginger", "hazel",
                ].map { "The \($0) one." }
        )
    }
}
