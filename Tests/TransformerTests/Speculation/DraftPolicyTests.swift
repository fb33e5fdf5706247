import Testing
import Transformer

@Suite("How much is drafted")
struct DraftPolicyTests {
    private let long = PromptLookup.longestMatch

    @Test("a longer match is trusted with a longer draft, up to the limits")
    func lengths() {
        let policy = DraftPolicy()
        let lengths = (2...12).map { policy.draftLength(after: $0, atMost: 99) }
        #expect(lengths == lengths.sorted())
        #expect(lengths.allSatisfy { $0 <= DraftPolicy.longestDraft })
        #expect((lengths.last ?? 0) > (lengths.first ?? 0))
        #expect(policy.draftLength(after: long, atMost: 2) == 2)
        #expect(policy.draftLength(after: long, atMost: 0) == 0)
        #expect(policy.draftLength(after: long, atMost: -1) == 0)
    }

    @Test("after misses nothing is drafted, after hits as much as there may be")
    func learns() {
        var policy = DraftPolicy()
        for _ in 0..<40 {
            for length in 0...long { policy.learn(after: length, came: false) }
        }
        #expect((0...12).allSatisfy { policy.draftLength(after: $0, atMost: 99) == 0 })
        for _ in 0..<200 {
            for length in 0...long { policy.learn(after: length, came: true) }
        }
        #expect(policy.draftLength(after: 2, atMost: 99) == DraftPolicy.longestDraft)
    }

    @Test("where further rows cost as much as the first, only what is all but certain is drafted")
    func costs() {
        var policy = DraftPolicy()
        let free = policy.draftLength(after: long, atMost: 99)
        for _ in 0..<100 {
            policy.learn(rows: 1, seconds: 0.01)
            policy.learn(rows: 8, seconds: 0.08)
        }
        #expect(free > 0)
        #expect(policy.draftLength(after: long, atMost: 99) < free)
        #expect(policy.draftLength(after: 2, atMost: 99) == 0)
        // And once they are cheap again.
        for _ in 0..<100 { policy.learn(rows: 8, seconds: 0.011) }
        #expect(policy.draftLength(after: long, atMost: 99) >= free)
    }

    @Test("one slow pass changes little")
    func outlier() {
        var policy = DraftPolicy()
        policy.learn(rows: 1, seconds: 0.01)
        let before = policy.draftLength(after: long, atMost: 99)
        policy.learn(rows: 8, seconds: 10)
        #expect(before > 0)
        #expect(policy.draftLength(after: long, atMost: 99) >= before - 2)
    }

    @Test("times that make no sense are survived")
    func nonsense() {
        var policy = DraftPolicy()
        for seconds in [0, -1, .infinity, .nan, 1e-300] {
            for rows in [-1, 0, 1, 2, 8, 9, 1000] { policy.learn(rows: rows, seconds: seconds) }
        }
        #expect((0...DraftPolicy.longestDraft).contains(policy.draftLength(after: 5, atMost: 99)))
    }
}
