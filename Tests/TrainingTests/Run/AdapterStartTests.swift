import Foundation
import Testing
import Training
import Transformer

@Suite("Going on from an adapter")
struct AdapterStartTests {
    @Test("begins where the adapter left off, in its shape")
    func goesOn() throws {
        let bench = try Workbench()
        var first = bench.request("first")
        first.settings.keepsBest = false
        first.settings.forward = .float32
        let learned = try train(first)
        var second = bench.request("second")
        second.adapterPath = learned.outputPath
        second.settings.forward = .float32
        second.settings.method = .lowRank(TrainingSettings.LowRank())
        let log = EventLog()
        let result = try train(second, log: log)
        let begun = try #require(result.firstValidationLoss)
        #expect(abs(begun - (try #require(learned.lastValidationLoss))) < 1e-5)
        let made = try Adapter(at: result.outputPath).contents()
        let before = try Adapter(at: learned.outputPath).contents()
        #expect(made.alpha == before.alpha)
        #expect(made.pairs.map(\.rank) == before.pairs.map(\.rank))
        #expect(made.pairs != before.pairs)
    }

    @Test("an adapter for another model is refused by hash and by shape")
    func otherModel() throws {
        let bench = try Workbench()
        var first = bench.request("first")
        first.modelHash = String(repeating: "a", count: 64)
        let learned = try train(first)
        var second = bench.request("second")
        second.adapterPath = learned.outputPath
        second.modelHash = String(repeating: "b", count: 64)
        let hash = try #require(throws: TrainingError.self) { try train(second) }
        #expect(hash.code == .wrongModel)
        #expect(hash.cause.contains("aaaa"))
        let other = try Workbench(.gemma3)
        second.modelPath = other.modelPath
        #expect(try #require(throws: TrainingError.self) { try train(second) }.code == .wrongModel)
        second.modelPath = bench.modelPath
        second.settings.method = .full
        let full = try #require(throws: TrainingError.self) { try train(second) }
        #expect(full.code == .invalidSetting)
    }
}
