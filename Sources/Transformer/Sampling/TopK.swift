/// Keeps the likeliest tokens, a fixed number of them (Fan and others, 2018).
package struct TopK: SamplingRule {
    let count: Int

    /// Changes the distribution as the type says.
    package func apply(to candidates: inout Candidates, written: [Int32]) {
        candidates.keepLargest(count)
    }
}
