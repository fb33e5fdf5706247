import Explanation
import Testing

@Suite("The grid of heads")
struct HeadGridTests {
    @Test("one token's figures, and the mean over all")
    func values() {
        let trace = HandMade.trace()
        let one = HeadGrid(trace, figure: .firstTokenShare, at: .one(1))
        #expect(one.values == [0.25, 1])
        #expect(one.range == 0.25...1)
        #expect(one.value(layer: 0, head: 1) == 1)
        #expect(one.value(layer: 1, head: 0) == nil)
        let mean = HeadGrid(trace, figure: .mass(fact: 0), at: .mean)
        #expect(abs(mean.values[0] - 0.25) < 1e-6)
        #expect(abs(mean.values[1] - 0.4 / 3) < 1e-3)
    }

    @Test("what is not there is 0")
    func absent() {
        let trace = HandMade.trace()
        #expect(HeadGrid(trace, figure: .entropy, at: .one(9)).values == [0, 0])
        #expect(HeadGrid(trace, figure: .mass(fact: 9), at: .mean).values == [0, 0])
        let empty = AttentionTrace(layers: 30, heads: 9, prompt: [], facts: [])
        let grid = HeadGrid(empty, figure: .entropy, at: .mean)
        #expect(grid.values.count == 270)
        #expect(grid.shade(layer: 0, head: 0, scale: .linear) == 0)
    }

    @Test("the top heads, largest first, ties from the bottom layer up")
    func top() throws {
        let grid = HeadGrid(try HandMade.scripted(), figure: .firstTokenShare, at: .mean)
        let top = grid.topHeads(5)
        #expect(top.count == 5)
        #expect(zip(top, top.dropFirst()).allSatisfy { $0.value >= $1.value })
        #expect(top[0].value == grid.range.upperBound)
        #expect(top.allSatisfy { grid.value(layer: $0.layer, head: $0.head) == $0.value })
        #expect(grid.topHeads(999).count == 12)
        let flat = HeadGrid(HandMade.trace(), figure: .mass(fact: 2), at: .mean)
        #expect(flat.topHeads(2).map(\.head) == [0, 1])
    }

    @Test("the brightest head has the full shade")
    func shades() {
        let grid = HeadGrid(HandMade.trace(), figure: .firstTokenShare, at: .one(1))
        #expect(grid.shade(layer: 0, head: 1, scale: .linear) == 1)
        #expect(grid.shade(layer: 0, head: 0, scale: .linear) == 0.25)
    }
}
