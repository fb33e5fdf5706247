import Foundation
import Testing
import Transformer

@Suite("Sampling rules")
struct SamplingRuleTests {
    /// Settings with nothing on but what `body` sets.
    private func settings(_ body: (inout SamplingSettings) -> Void) -> SamplingSettings {
        var settings = SamplingSettings.greedy
        settings.temperature = 1
        body(&settings)
        return settings
    }

    /// What the only rule of the settings makes of logits.
    private func applied(
        _ settings: SamplingSettings,
        to logits: [Float],
        written: [Int32] = []
    ) throws -> Candidates {
        let rules = settings.rules
        #expect(rules.count == 1)
        var rule = try #require(rules.first)
        var candidates = Candidates()
        logits.withUnsafeBufferPointer { candidates.fill($0) }
        rule.apply(to: &candidates, written: written)
        return candidates
    }

    @Test("top-k keeps the k likeliest, the lower token of equals, the likeliest first")
    func topK() throws {
        let logits: [Float] = [1, 5, 3, 5, -2, 4]
        let kept = try applied(settings { $0.topK = 3 }, to: logits)
        #expect(kept.entries.map(\.token) == [1, 3, 5])
        let all = try applied(settings { $0.topK = 99 }, to: logits)
        #expect(all.entries.map(\.token) == [1, 3, 5, 2, 0, 4])
    }

    @Test(
        "top-p keeps the fewest that reach the mass",
        arguments: [0.01, 0.3, 0.5, 0.75, 0.9, 0.999]
    )
    func topP(mass: Double) throws {
        var random = Xoshiro256(seed: 11)
        let logits = (0..<200).map { _ in Float(random.nextUnit() * 12 - 6) }
        let kept = try applied(settings { $0.topP = mass }, to: logits).entries.map(\.token)
        let total = logits.reduce(0) { $0 + exp(Double($1)) }
        let order = logits.indices.sorted { logits[$0] > logits[$1] }
        var expected: [Int32] = []
        var sum = 0.0
        for index in order where sum < mass * total {
            expected.append(Int32(index))
            sum += exp(Double(logits[index]))
        }
        #expect(kept == expected)
    }

    @Test("top-p of a distribution known by heart")
    func topPByHand() throws {
        let logits = [0.5, 0.25, 0.15, 0.1].map { Float(log($0)) }
        #expect(try applied(settings { $0.topP = 0.74 }, to: logits).entries.count == 2)
        #expect(try applied(settings { $0.topP = 0.76 }, to: logits).entries.count == 3)
        #expect(try applied(settings { $0.topP = 0.1 }, to: logits).entries.count == 1)
    }

    @Test("min-p keeps what has a share of the likeliest's probability")
    func minP() throws {
        let logits = [0.5, 0.25, 0.15, 0.1].map { Float(log($0)) }
        let kept = try applied(settings { $0.minP = 0.28 }, to: logits)
        #expect(kept.entries.map(\.token) == [0, 1, 2])
        #expect(try applied(settings { $0.minP = 1 }, to: logits).entries.map(\.token) == [0])
    }

    @Test("temperature divides the logits")
    func temperature() throws {
        let kept = try applied(settings { $0.temperature = 0.5 }, to: [1, -2])
        #expect(kept.entries.map(\.logit) == [2, -4])
    }

    @Test(
        "the repetition penalty divides what is positive, multiplies what is negative, in its window"
    )
    func repetitionPenalty() throws {
        let penalised = settings {
            $0.repetitionPenalty = 2
            $0.repetitionWindow = 2
        }
        let kept = try applied(penalised, to: [4, 3, -2, 1], written: [3, 0, 2])
        #expect(kept.entries.map(\.logit) == [2, 3, -4, 1])
        let beyond = try applied(penalised, to: [4, 3], written: [-1, 77])
        #expect(beyond.entries.map(\.logit) == [4, 3])
    }

    @Test("settings that make no sense are refused by name")
    func refusesSettings() {
        let cases: [(String, (inout SamplingSettings) -> Void)] = [
            ("temperature", { $0.temperature = -1 }), ("temperature", { $0.temperature = .nan }),
            ("top-k", { $0.topK = -1 }), ("top-p", { $0.topP = 0 }), ("top-p", { $0.topP = 1.5 }),
            ("min-p", { $0.minP = 2 }), ("repetition penalty", { $0.repetitionPenalty = 0 }),
            ("repetition window", { $0.repetitionWindow = -1 }),
        ]
        for (name, change) in cases {
            let error = #expect(throws: EngineError.self) { try Sampler(settings(change)) }
            #expect(error?.subject == "sampling setting \(name)")
        }
    }
}
