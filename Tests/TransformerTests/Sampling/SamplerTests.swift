import Foundation
import Testing
import Transformer

@Suite("Drawing tokens")
struct SamplerTests {
    private func draw(_ settings: SamplingSettings, _ logits: [Float], count: Int) throws -> [Int32]
    {
        var sampler = try Sampler(settings)
        return logits.withUnsafeBufferPointer { logits in
            (0..<count).map { _ in sampler.next(logits) }
        }
    }

    @Test("temperature 0 takes the largest logit, the lower token of equals")
    func greedy() throws {
        #expect(try draw(.greedy, [1, 3, 2, 3], count: 3) == [1, 1, 1])
        var penalised = SamplingSettings.greedy
        penalised.repetitionPenalty = 2
        penalised.repetitionWindow = 8
        #expect(try draw(penalised, [1, 3, 2, 3], count: 3) == [1, 3, 2])
    }

    @Test("the same seed draws the same, another seed something else")
    func seeds() throws {
        var settings = SamplingSettings(temperature: 1, seed: 5)
        let logits = (0..<500).map { Float($0 % 7) }
        let first = try draw(settings, logits, count: 50)
        #expect(try draw(settings, logits, count: 50) == first)
        settings.seed = 6
        #expect(try draw(settings, logits, count: 50) != first)
    }

    @Test("tokens come up as often as their probabilities say")
    func frequencies() throws {
        var settings = SamplingSettings.greedy
        settings.temperature = 1
        settings.seed = 3
        let probabilities = [0.5, 0.25, 0.15, 0.1]
        let count = 20_000
        let tokens = try draw(settings, probabilities.map { Float(log($0)) }, count: count)
        for (token, probability) in probabilities.enumerated() {
            let share = Double(tokens.count { $0 == token }) / Double(count)
            // Five standard deviations of a binomial share.
            let tolerance = 5 * (probability * (1 - probability) / Double(count)).squareRoot()
            #expect(abs(share - probability) < tolerance)
        }
    }

    @Test("logits that are no numbers end in a token, not in a crash")
    func notNumbers() throws {
        for logits: [Float] in [
            [.nan, .nan], [.infinity, .infinity, 1], [-.infinity, -.infinity], [.nan, 1, 2],
        ] {
            for settings in [SamplingSettings(), .greedy] {
                let tokens = try draw(settings, logits, count: 5)
                #expect(tokens.allSatisfy { logits.indices.contains(Int($0)) })
            }
        }
    }

    @Test("xoshiro256** seeded by SplitMix64 gives the published numbers")
    func publishedNumbers() {
        // rand_xoshiro 0.6 `Xoshiro256StarStar::seed_from_u64(0)` and the reference C program.
        var random = Xoshiro256(seed: 0)
        #expect(random.next() == 0x99ec_5f36_cb75_f2b4)
        #expect(random.next() == 0xbf6e_1f78_4956_452a)
        for _ in 0..<1000 {
            let unit = random.nextUnit()
            #expect(unit >= 0 && unit < 1)
        }
    }
}
