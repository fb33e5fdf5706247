/// Keeps the likeliest tokens, a fixed number of them (Fan and others, 2018).
struct TopK: SamplingRule {
    let count: Int

    func apply(to candidates: inout Candidates, written: [Int32]) {
        var taken = 0
        candidates.keepPrefix { _ in
            taken += 1
            return taken <= count
        }
    }
}
