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

    @Test(
        "the layout that the pairs' prompts name goes into the adapter, and on to what is trained from it"
    )
    func promptLayout() throws {
        let bench = try Workbench()
        func adapter(
            _ name: String,
            _ layouts: [String?],
            from start: String? = nil
        ) throws -> String {
            let lines = layouts.map { layout in
                #"{"prompt":"our socks","completion":"is off""#
                    + (layout.map { #","layout":"\#($0)""# } ?? "") + "}"
            }
            try bench.write(lines, to: "\(name).jsonl")
            var request = bench.request(name)
            request.trainingPaths = [bench.file("\(name).jsonl")]
            request.adapterPath = start
            return try train(request).outputPath
        }
        func layout(_ path: String) throws -> String? {
            try Adapter(at: path).identity.promptLayout
        }
        let named = try adapter("named", ["compact", "compact"])
        #expect(try layout(named) == "compact")
        #expect(try layout(adapter("mixed", ["compact", "fact-sheet"])) == nil)
        #expect(try layout(adapter("unnamed", [nil, nil])) == nil)
        #expect(try layout(adapter("further", [nil, nil], from: named)) == "compact")
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
