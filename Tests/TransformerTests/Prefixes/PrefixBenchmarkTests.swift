import Testing
import Transformer

@Suite("The benchmark of kept beginnings")
struct PrefixBenchmarkTests {
    @Test("it measures all three, on a prompt most of which is shared")
    func measures() throws {
        let engine = try Engine(at: DefaultModel.path(), threads: 2)
        let figures = try PrefixBenchmark.measure(engine: engine, campaigns: 1)
        #expect(figures.coldMilliseconds > 0)
        #expect(figures.memoryMilliseconds > 0)
        #expect(figures.diskMilliseconds > 0)
        #expect(figures.sharedTokens > figures.promptTokens / 2)
        #expect(figures.sharedTokens < figures.promptTokens)
    }
}
