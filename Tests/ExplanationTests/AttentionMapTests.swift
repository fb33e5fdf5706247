import Explanation
import Testing

@Suite("The map of one head")
struct AttentionMapTests {
    private func map(
        _ fold: TokenFold,
        words: Bool = false,
        renormalises: Bool = false,
        head: Int = 0
    ) -> AttentionMap {
        AttentionMap(
            HandMade.trace(),
            AttentionMap.Selection(
                layer: 0,
                head: head,
                columns: fold,
                rowsAreWords: words,
                renormalises: renormalises
            )
        )
    }

    @Test("tokens: a column each, the sink first, later tokens out of reach")
    func tokens() {
        let map = map(.tokens)
        #expect(
            map.columns.map(\.label) == [
                "<s>", "price", ": 49", "·Kettle", "⏎", "·Ket", "tle", "!",
            ]
        )
        #expect(map.columns[0].kind == .sink)
        #expect(map.rows.map(\.label) == ["·Ket", "tle", "!"])
        #expect(map.weight(row: 0, column: 3) == 0.25)
        #expect(map.weight(row: 0, column: 5) == nil)
        #expect(map.weight(row: 1, column: 5) == 0.5)
        #expect(map.weight(row: 3, column: 0) == nil)
        #expect(map.peak == 0.5)
    }

    @Test("facts: mass by fact, the rest of the prompt and the text so far by themselves")
    func facts() {
        let map = map(.facts)
        #expect(
            map.columns.map(\.label) == ["<s>", "price", "product", "other prompt", "text so far"]
        )
        #expect(map.columns.map(\.kind) == [.sink, .fact(0), .fact(1), .prompt, .generated])
        #expect(map.rows[0].weights == [0.5, 0.25, 0.25, 0, 0])
        #expect(map.rows[2].weights == [0, 0.5, 0, 0, 0.5])
        #expect(map.weight(row: 0, column: 4) == nil)
    }

    @Test("words: keys are summed, queries averaged")
    func words() {
        let map = map(.words, words: true)
        #expect(map.rows.map(\.label) == ["·Kettle!"])
        #expect(map.rows[0].tokens == [0, 1, 2])
        #expect(map.columns.map(\.label) == ["<s>", "price: 49", "·Kettle", "⏎", "·Kettle!"])
        #expect(map.rows[0].sink == 0.25)
        // ( ⅛+⅛, 0+0, 0+½ ) / 3 on `price: 49`.
        #expect(abs(map.rows[0].weights[1] - 0.25) < 1e-6)
        #expect(abs(map.rows[0].weights[4] - 1.0 / 3) < 1e-6)
    }

    @Test("without the sink the rest sums to 1 when that is asked, and only then")
    func renormalised() throws {
        let plain = map(.tokens)
        #expect(plain.shown(row: 0, column: 3) == 0.25)
        let scaled = map(.tokens, renormalises: true)
        #expect(scaled.shown(row: 0, column: 3) == 0.5)
        #expect(scaled.shown(row: 0, column: 0) == 0.5)
        #expect(scaled.weight(row: 0, column: 3) == 0.25)
        for row in 0..<2 {
            let rest = (1..<scaled.rows[row].reach).compactMap {
                scaled.shown(row: row, column: $0)
            }
            #expect(abs(rest.reduce(0, +) - 1) < 1e-3)
        }
        // A row that gave all to the sink stays as it is, and is idle.
        let other = map(.tokens, renormalises: true, head: 1)
        #expect(other.rows[1].isIdle)
        #expect(!other.rows[0].isIdle)
        #expect(other.shown(row: 1, column: 1) == 0)
    }

    @Test("shades: the sink on its own scale, the rest against the peak")
    func shades() {
        let map = map(.tokens)
        #expect(map.shade(row: 0, column: 0) == 0.5)
        #expect(map.shade(row: 0, column: 3) == 0.5)
        #expect(map.shade(row: 1, column: 5) == 1)
        #expect(map.shade(row: 0, column: 7) == nil)
    }

    @Test("a head that is not there gives no rows")
    func absent() {
        #expect(map(.tokens, head: 2).rows.isEmpty)
        #expect(map(.facts, head: -1).rows.isEmpty)
    }

    @Test("folding keeps the mass, in every fold", arguments: TokenFold.allCases, [false, true])
    func massIsKept(fold: TokenFold, words: Bool) throws {
        let trace = try HandMade.scripted()
        for layer in 0..<trace.layers {
            for head in 0..<trace.heads {
                let map = AttentionMap(
                    trace,
                    AttentionMap.Selection(
                        layer: layer,
                        head: head,
                        columns: fold,
                        rowsAreWords: words
                    )
                )
                #expect(map.rows.flatMap(\.tokens) == Array(0..<trace.generatedCount))
                for row in map.rows {
                    #expect(abs(row.weights.reduce(0, +) - 1) < 0.01)
                    #expect(row.weights.dropFirst(row.reach).allSatisfy { $0 == 0 })
                }
            }
        }
    }

    @Test("every token is in exactly one group", arguments: TokenFold.allCases)
    func partition(fold: TokenFold) throws {
        let trace = try HandMade.scripted()
        let tokens = trace.groups(fold).flatMap(\.tokens)
        #expect(tokens.sorted() == Array(trace.tokens.indices))
        #expect(trace.groups(fold)[0].tokens == [0])
    }

    @Test("labels hold nothing that a terminal would obey")
    func labels() {
        let token = AttentionTrace.Token(text: " \u{1B}[31mred\u{202E}\n\t")
        #expect(token.label == "·[31mred⏎⇥")
    }
}
