import Explanation
import Testing

@Suite("Scales of attention")
struct AttentionScaleTests {
    @Test("linear goes in proportion, log by orders of magnitude")
    func shades() {
        #expect(AttentionScale.linear.shade(of: 0.25, peak: 0.5) == 0.5)
        #expect(AttentionScale.linear.shade(of: 2, peak: 1) == 1)
        #expect(AttentionScale.log.shade(of: 1, peak: 1) == 1)
        #expect(abs(AttentionScale.log.shade(of: 0.1, peak: 1) - 2 / 3) < 1e-6)
        #expect(AttentionScale.log.shade(of: 0.001, peak: 1) < 1e-6)
        #expect(AttentionScale.log.shade(of: 0.000_01, peak: 1) == 0)
    }

    @Test("nothing is dark, whatever the peak", arguments: AttentionScale.allCases)
    func nothing(scale: AttentionScale) {
        #expect(scale.shade(of: 0, peak: 1) == 0)
        #expect(scale.shade(of: 1, peak: 0) == 0)
        #expect(scale.shade(of: .nan, peak: 1) == 0)
    }
}
