import Explanation
import Testing
import Transformer

@Suite("The attention record")
struct AttentionTraceTests {
    @Test("figures of a small trace, summed by hand")
    func byHand() {
        let trace = HandMade.trace()
        let first = trace.figures[0]
        #expect(first[0].firstTokenShare == 0.5)
        #expect(first[0].massPerFact == [0.25, 0.25, 0])
        // −(½ ln ½ + 2 · ⅛ ln ⅛ + ¼ ln ¼) over ln 5.
        #expect(abs(first[0].entropy - 1.213_008 / 1.609_438) < 1e-4)
        #expect(abs(first[1].entropy - 1) < 1e-3)
        #expect(trace.figures[1][1].entropy == 0)
        #expect(trace.figures[1][1].firstTokenShare == 1)
        #expect(trace.figures[2][0].massPerFact == [0.5, 0, 0])
        #expect(trace.generatedCount == 3)
        #expect(trace.tokens.count == 8)
        #expect(trace.promptCount == 5)
    }

    @Test("a weight by its place; nil where there is none")
    func weights() {
        let trace = HandMade.trace()
        #expect(trace.weight(layer: 0, head: 0, row: 1, key: 5) == 0.5)
        #expect(trace.weight(layer: 0, head: 0, row: 0, key: 5) == nil)
        #expect(trace.weight(layer: 1, head: 0, row: 0, key: 0) == nil)
        #expect(trace.weight(layer: 0, head: 2, row: 0, key: 0) == nil)
        #expect(trace.weight(layer: 0, head: 0, row: -1, key: 0) == nil)
    }

    @Test(
        "beyond the limit the oldest weights go; their figures stay, and the newest row in any case"
    )
    func limit() throws {
        let whole = HandMade.trace()
        // Rows of two heads over 5, 6 and 7 keys: 20, 24 and 28 bytes.
        for (limit, released) in [(72, 0), (71, 1), (52, 1), (51, 2), (0, 2)] {
            var trace = AttentionTrace(
                layers: 1,
                heads: 2,
                prompt: Array(whole.tokens[..<5]),
                facts: whole.facts,
                rowBytesLimit: limit
            )
            for row in 0..<3 { trace.append(token: whole.tokens[5 + row], row: whole.rows[row]) }
            #expect(trace.releasedCount == released)
            #expect(trace.figures == whole.figures)
            #expect(trace.generatedCount == 3)
            let map = AttentionMap(trace, AttentionMap.Selection(layer: 0, head: 0))
            let full = AttentionMap(whole, AttentionMap.Selection(layer: 0, head: 0))
            for row in 0..<3 {
                let isKept = row >= released
                #expect(map.rows[row].isKept == isKept)
                #expect(map.rows[row].label == full.rows[row].label)
                let weight = trace.weight(layer: 0, head: 0, row: row, key: 0)
                #expect(
                    weight == (isKept ? whole.weight(layer: 0, head: 0, row: row, key: 0) : nil)
                )
                #expect(
                    map.weight(row: row, column: 1)
                        == (isKept ? full.weight(row: row, column: 1) : nil)
                )
            }
        }
    }

    @Test("a row that does not fit changes nothing")
    func misfits() {
        var trace = HandMade.trace()
        let before = trace
        let token = AttentionTrace.Token(text: "x")
        let rows = [
            AttentionRow(
                layers: 1,
                heads: 2,
                keyCount: 7,
                weights: [UInt16](repeating: 0, count: 14)
            ),
            AttentionRow(
                layers: 2,
                heads: 2,
                keyCount: 8,
                weights: [UInt16](repeating: 0, count: 32)
            ),
            AttentionRow(
                layers: 1,
                heads: 2,
                keyCount: 8,
                weights: [UInt16](repeating: 0, count: 15)
            ),
            AttentionRow(layers: 1, heads: 2, keyCount: 0, weights: []),
        ]
        for row in rows {
            let isTaken = trace.append(token: token, row: row)
            #expect(!isTaken)
        }
        #expect(trace == before)
    }

    @Test("an empty prompt and facts out of range do no harm")
    func oddInput() {
        var empty = AttentionTrace(layers: 1, heads: 1, prompt: [], facts: [])
        let one = HandMade.row([[[1]]])
        let isTaken = empty.append(token: AttentionTrace.Token(text: "x"), row: one)
        #expect(!isTaken)
        #expect(empty.groups(.words).isEmpty)
        let stray = AttentionTrace.Token(text: "a", fact: 7)
        var trace = AttentionTrace(layers: 1, heads: 1, prompt: [stray], facts: [])
        trace.append(token: AttentionTrace.Token(text: "x"), row: one)
        #expect(trace.figures[0][0].massPerFact.isEmpty)
        #expect(trace.figures[0][0].entropy == 0)
    }

    @Test("figures lie in 0…1, and a fact's mass is the sum of its tokens' weights")
    func properties() throws {
        let trace = try HandMade.scripted()
        #expect(trace.generatedCount == 24)
        for (row, heads) in trace.figures.enumerated() {
            for (index, figures) in heads.enumerated() {
                let (layer, head) = (index / trace.heads, index % trace.heads)
                var mass = [Float](repeating: 0, count: 3)
                var sum: Float = 0
                for key in 0..<trace.rows[row].keyCount {
                    let weight = try #require(
                        trace.weight(layer: layer, head: head, row: row, key: key)
                    )
                    sum += weight
                    if let fact = trace.tokens[key].fact { mass[fact] += weight }
                }
                #expect(abs(sum - 1) < 0.01)
                for (fact, value) in mass.enumerated() {
                    #expect(abs(value - figures.massPerFact[fact]) < 1e-4)
                }
                #expect((0...1).contains(figures.entropy))
                #expect(figures.massPerFact.reduce(0, +) <= 1.01)
            }
        }
    }

    @Test("weights that are no probabilities count as the nearest end")
    func hostileWeights() {
        var trace = AttentionTrace(
            layers: 1,
            heads: 1,
            prompt: [AttentionTrace.Token(text: "a"), AttentionTrace.Token(text: "b")],
            facts: []
        )
        // NaN, and −1.
        let row = AttentionRow(layers: 1, heads: 1, keyCount: 2, weights: [0x7E00, 0xBC00])
        trace.append(token: AttentionTrace.Token(text: "c"), row: row)
        #expect(trace.figures[0][0].firstTokenShare == 1)
        #expect(trace.figures[0][0].entropy == 0)
    }
}
