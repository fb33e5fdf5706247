import Terminal
import Testing

@Suite("Dividing lengths")
struct LayoutTests {
    @Test("parts fill a length and never leave it", arguments: 0..<60)
    func partsStayInside(seed: Int) {
        var random = SeededRandom(UInt64(seed))
        let constraints = (0..<Int.random(in: 1...6, using: &random)).map { _ -> Constraint in
            switch Int.random(in: 0..<5, using: &random) {
            case 0: .fixed(Int.random(in: 0..<30, using: &random))
            case 1: .fraction(Double.random(in: 0...1, using: &random))
            case 2: .min(Int.random(in: 0..<20, using: &random))
            case 3: .flex(Int.random(in: 0..<4, using: &random))
            default: .range(Int.random(in: 0..<9, using: &random), 12)
            }
        }
        let length = Int.random(in: 0..<120, using: &random)
        let parts = Layout.solve(constraints, length: length, spacing: 1)
        #expect(parts.count == constraints.count)
        var end = 0
        for part in parts {
            #expect(part.lowerBound >= end)
            #expect(part.upperBound <= length)
            end = part.upperBound
        }
    }

    @Test("what is left over goes to the parts that grow")
    func sharesRest() {
        let parts = Layout.solve([.fixed(4), .flex(1), .flex(2)], length: 34)
        #expect(parts == [0..<4, 4..<14, 14..<34])
    }
}
