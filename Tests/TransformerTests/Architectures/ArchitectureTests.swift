import Foundation
import Testing
import Transformer

/// Tiny random models of each family, and what llama.cpp gives for 40 tokens, with keys and values in float32.
///
/// Of the model with weights of seven types in few bits or as BF16, it is what llama.cpp gives with the same weights
/// as floats.
@Suite("Architectures, beside llama.cpp")
struct ArchitectureTests {
    struct Expected: Decodable, CustomTestStringConvertible {
        var model: String
        var tokens: [Int32]
        /// Pairs of a token and its log-probability.
        var logprobs: [[Float]]
        /// How far off fast kernels may be, where activations are quantised.
        var tolerance: Float?

        var testDescription: String { model }
    }

    static func expected() throws -> [Expected] {
        let folder = try folder()
        let data = try Data(contentsOf: folder.appending(path: "expected.json"))
        return try JSONDecoder().decode([Expected].self, from: data)
    }

    private static func folder() throws -> URL {
        try #require(Bundle.module.url(forResource: "Fixtures", withExtension: nil))
            .appending(path: "Architectures")
    }

    private static func engine(_ model: String, _ kernels: KernelChoice) throws -> Engine {
        let path = try folder().appending(path: model).path
        return try Engine(model: Model(at: path), threads: 2, kernels: kernels, blockLength: 16)
    }

    @Test("all families are there")
    func families() throws {
        let models = try Self.expected().map(\.model)
        for name in ["llama", "qwen2", "gemma3"] {
            #expect(models.contains { $0.hasPrefix(name) })
        }
    }

    @Test("the largest log-probabilities are the same", arguments: KernelChoice.allCases)
    func logprobs(kernels: KernelChoice) throws {
        for expected in try Self.expected() {
            let engine = try Self.engine(expected.model, kernels)
            var found: [Float] = []
            var listener = NoListener()
            try engine.read(expected.tokens, wanting: .last, listener: &listener) { _, logits in
                found = expected.logprobs.map { logProbability(of: Int32($0[0]), in: logits) }
            }
            #expect(found.count == expected.logprobs.count)
            // Fast kernels keep keys and values in half precision.
            let tolerance = kernels == .reference ? 1e-3 : expected.tolerance ?? 2e-2
            for (own, other) in zip(found, expected.logprobs) {
                #expect(abs(own - other[1]) <= tolerance, "\(expected.model) token \(other[0])")
            }
        }
    }

    @Test("in whatever blocks a prompt is read, its logits have the same bits")
    func blocks() throws {
        for expected in try Self.expected() {
            let engine = try Self.engine(expected.model, .fast)
            func logits(_ length: Int) throws -> [Float] {
                let session = try engine.newSession()
                var found: [Float] = []
                for start in stride(from: 0, to: expected.tokens.count, by: length) {
                    let end = min(start + length, expected.tokens.count)
                    let rows = try session.evaluate(expected.tokens[start..<end], wanting: .last)
                    found = try Array(#require(rows).buffer)
                }
                return found
            }
            let whole = try logits(64)
            #expect(try logits(1) == whole, "\(expected.model)")
            #expect(try logits(7) == whole, "\(expected.model)")
        }
    }

    @Test("branches of a text have the bits of each text alone", arguments: KernelChoice.allCases)
    func branches(kernels: KernelChoice) throws {
        for expected in try Self.expected() {
            let engine = try Self.engine(expected.model, kernels)
            let session = try engine.newSession()
            let prompt = expected.tokens[..<21]
            _ = try session.evaluate(prompt, wanting: .none)
            try session.branch(into: 3, room: 30)
            let texts = (0..<3).map { branch in
                (0..<19).map { (step: Int) -> Int32 in
                    let place = 31 * step * (branch + 2) + 7
                    return Int32(place % 250 + 3)
                }
            }
            var alive = [0, 1, 2]
            var found: [Int: [Float]] = [:]
            // Branches need not be equally long.
            var listener = NoListener()
            let first = texts[1][..<5]
            let rows = try session.evaluate(first, inBranch: 1, wanting: .all, listener: &listener)
            found[1] = try Array(#require(rows).buffer)
            var read = [0, 5, 0]
            for step in 0..<19 {
                // Branches end at different times.
                if step == 12 { alive = [2, 0] }
                if step == 14 { alive = [0, 2] }
                let next = alive.map { texts[$0][read[$0]] }
                for branch in alive { read[branch] += 1 }
                let logits = try #require(
                    try session.evaluate(next, of: alive, listener: &listener)
                )
                for (row, branch) in alive.enumerated() {
                    found[branch, default: []] += Array(logits[row])
                }
            }
            for branch in 0..<3 {
                let alone = try engine.newSession()
                _ = try alone.evaluate(prompt, wanting: .none)
                var own: [Float] = []
                for token in texts[branch].prefix(branch == 1 ? 17 : 19) {
                    own += try Array(#require(try alone.evaluate([token], wanting: .last)).buffer)
                }
                #expect(found[branch] == own, "\(expected.model) branch \(branch)")
            }
            session.truncate(to: 21)
            #expect(session.tokens == Array(prompt))
        }
    }
}
