import Foundation
import Testing
import Transformer

@Suite("Texts held to a constraint")
struct ConstrainedTests {
    /// Small letters and spaces, no two spaces together; may end behind an even number of bytes.
    private struct Letters: TextConstraint {
        var taken: [UInt8] = []

        func allows(_ bytes: ArraySlice<UInt8>) -> Bool {
            var last = taken.last
            for byte in bytes {
                let isLetter = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                guard isLetter || (byte == 0x20 && last != 0x20) else { return false }
                last = byte
            }
            return true
        }

        var mayEnd: Bool { taken.count.isMultiple(of: 2) }

        mutating func take(_ bytes: ArraySlice<UInt8>) { taken += bytes }
    }

    /// Allows nothing at all.
    private struct Nothing: TextConstraint {
        func allows(_ bytes: ArraySlice<UInt8>) -> Bool { false }
        var mayEnd: Bool { false }
        mutating func take(_ bytes: ArraySlice<UInt8>) {}
    }

    private func engine() throws -> Engine {
        let file = try GGUFFile(bytes: TinyModel.writer().bytes(), name: "tiny.gguf")
        return try Engine(model: Model(file: file), threads: 2, kernels: .fast, blockLength: 4)
    }

    private func tokenizer() throws -> Tokenizer {
        try Tokenizer(file: GGUFFile(bytes: TinyModel.writer().bytes(), name: "tiny.gguf"))
    }

    private func request(
        _ constraint: (any TextConstraint)?,
        temperature: Double = 1,
        seed: UInt64 = 3
    ) -> GenerationRequest {
        GenerationRequest(
            segments: [.text("hello wo, hello wo, hello")],
            sampling: SamplingSettings(
                temperature: temperature,
                topK: 0,
                topP: 0.95,
                minP: 0.01,
                repetitionPenalty: 1,
                seed: seed
            ),
            maxTokens: 40,
            constraint: constraint
        )
    }

    /// What the rule makes of the logits of the tiny model's vocabulary.
    private func applied(
        _ constraint: any TextConstraint,
        to logits: [Float],
        settings: SamplingSettings,
        written: [Int32] = []
    ) throws -> Candidates {
        var rule = Constrained(constraint, of: try tokenizer(), for: settings)
        var candidates = Candidates()
        logits.withUnsafeBufferPointer { candidates.fill($0) }
        rule.apply(to: &candidates, written: written)
        return candidates
    }

    private func randomLogits(_ seed: UInt64, spread: Double = 8) -> [Float] {
        var random = Xoshiro256(seed: seed)
        return TinyModel.tokens.map { _ in Float(random.nextUnit() * spread) }
    }

    private var everything: SamplingSettings {
        SamplingSettings(temperature: 1, topK: 0, topP: 1, minP: 0, repetitionPenalty: 1)
    }

    @Test("what is kept is what a mask over all tokens leaves, in its order", arguments: 1...20)
    func likeMask(seed: UInt64) throws {
        let logits = randomLogits(seed, spread: 6)
        let tokenizer = try tokenizer()
        let kept = try applied(Letters(), to: logits, settings: everything)
        let allowed = logits.indices.filter { index in
            let id = Int32(index)
            if tokenizer.endTokens.contains(id) { return true }
            let bytes = tokenizer.bytes(of: id)
            return !bytes.isEmpty && Letters().allows(bytes)
        }
        let masked = allowed.sorted {
            logits[$0] > logits[$1] || (logits[$0] == logits[$1] && $0 < $1)
        }
        #expect(kept.entries.map { Int($0.token) } == masked)
        let whole = logits.reduce(0) { $0 + exp(Double($1)) }
        let refused = logits.indices.filter { !allowed.contains($0) }
            .reduce(0) { $0 + exp(Double(logits[$1])) }
        #expect(abs(Double(kept.refusal.removed) - refused / whole) < 1e-5)
        let likeliest = logits.indices.max { logits[$0] < logits[$1] }
        #expect(kept.refusal.isForced == likeliest.map { !allowed.contains($0) })
    }

    @Test("no more tokens are asked about than the rules behind could keep")
    func stopsEarly() throws {
        var settings = everything
        settings.minP = 0.05
        let logits = randomLogits(5, spread: 30)
        let kept = try applied(Letters(), to: logits, settings: settings)
        let best = try #require(kept.entries.first?.logit)
        #expect(kept.entries.allSatisfy { Double($0.logit - best) >= log(0.05) })
        settings.temperature = 0
        #expect(try applied(Letters(), to: logits, settings: settings).entries.count == 1)
    }

    @Test("a share is measured by all that is left, whether it was asked about or not")
    func leftOut() throws {
        var settings = everything
        settings.minP = 0.45
        var logits = [Float](repeating: -20, count: TinyModel.tokens.count)
        for (index, byte) in "abcdefgh".utf8.enumerated() {
            logits[3 + Int(byte)] = Float(log(0.3 / Double(index + 1)))
        }
        let kept = try applied(Letters(), to: logits, settings: settings)
        #expect(kept.entries.count == 2)
        let whole = log((1...8).reduce(0) { $0 + 0.3 / Double($1) })
        #expect(abs(Double(kept.logSumExp()) - whole) < 1e-4)
    }

    @Test("what was written is taken, in order and once")
    func taken() throws {
        var logits = [Float](repeating: -1, count: TinyModel.tokens.count)
        let space = 3 + 0x20
        logits[space] = 4
        var rule = Constrained(Letters(), of: try tokenizer(), for: everything)
        var written: [Int32] = []
        for expected in [true, false, true] {
            var candidates = Candidates()
            logits.withUnsafeBufferPointer { candidates.fill($0) }
            rule.apply(to: &candidates, written: written)
            #expect((candidates.first?.token == Int32(space)) == expected)
            #expect(
                candidates.entries.contains { $0.token == 2 } == written.count.isMultiple(of: 2)
            )
            written.append(expected ? Int32(space) : Int32(3 + 0x61))
        }
    }

    @Test("where nothing may follow the text ends; logits that are no numbers change nothing of it")
    func nothing() throws {
        #expect(try Recording(engine(), request(Nothing())).tokens.isEmpty)
        let none = [Float](repeating: .nan, count: TinyModel.tokens.count)
        let kept = try applied(Letters(), to: none, settings: everything)
        #expect(!kept.entries.isEmpty)
        let tokenizer = try tokenizer()
        for entry in kept.entries where !tokenizer.endTokens.contains(entry.token) {
            #expect(Letters().allows(tokenizer.bytes(of: entry.token)))
        }
    }

    @Test("every text is allowed, greedy ones too; what was removed is told", arguments: 1...6)
    func allowed(seed: UInt64) throws {
        for temperature in [0, 1.0, 3] {
            let recording = try Recording(
                engine(),
                request(Letters(), temperature: temperature, seed: seed)
            )
            let text = recording.tokens.map(\.text).joined()
            #expect(Letters().allows(Array(text.utf8)[...]))
            #expect(recording.tokens.allSatisfy { (0...1).contains($0.refusal.removed) })
            if temperature > 1 {
                #expect(recording.tokens.contains { $0.refusal.removed > 0 })
            }
        }
        let free = try Recording(engine(), request(nil, seed: seed))
        #expect(free.tokens.allSatisfy { $0.refusal == .nothing })
    }

    @Test("drafts and neighbours change nothing of it", arguments: [0, 0.4, 1.5])
    func ahead(temperature: Double) throws {
        let engine = try engine()
        let requests = (1...4).map {
            request(Letters(), temperature: temperature, seed: UInt64($0))
        }
        var batch = [[GeneratedToken]](repeating: [], count: requests.count)
        let keep: (Int, GenerationEvent) -> Void = { index, event in
            if case .token(let token) = event { batch[index].append(token) }
        }
        try engine.generate(requests, isCancelled: { false }, onEvent: keep)
        for (index, request) in requests.enumerated() {
            var request = request
            request.speculates = false
            let alone = try Recording(engine, request)
            request.speculates = true
            #expect(try Recording(engine, request).tokens == alone.tokens)
            #expect(batch[index] == alone.tokens)
        }
    }
}
