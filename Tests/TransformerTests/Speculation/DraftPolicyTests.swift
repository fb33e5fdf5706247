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

    @Test("where further rows cost as much as the first nothing is drafted")
    func dearRows() {
        var costs = PassCosts()
        for turn in 0..<200 {
            costs.learn(rows: 1, seconds: 0.01)
            let rows = 2 + turn % 7
            costs.learn(rows: rows, seconds: 0.01 * Double(rows))
        }
        let policy = DraftPolicy()
        #expect(policy.draftLength(after: long, atMost: 99) > 0)
        #expect(
            (0...12).allSatisfy { policy.draftLength(after: $0, atMost: 99, costs: costs) == 0 }
        )
    }
}
