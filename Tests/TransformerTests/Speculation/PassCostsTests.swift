import Testing
import Transformer

@Suite("What passes cost")
struct PassCostsTests {
    private func costs(_ time: (Int) -> Double) -> PassCosts {
        var costs = PassCosts()
        for turn in 0..<400 {
            costs.learn(rows: 1, seconds: 0.01)
            let rows = 2 + turn % 7
            costs.learn(rows: rows, seconds: 0.01 * time(rows))
        }
        return costs
    }

    @Test("it learns what passes take, cheap ones and dear ones")
    func learns() {
        for slope in [0, 0.1, 0.5, 1] {
            let costs = costs { 1 + slope * Double($0 - 1) }
            for rows in 1...PassCosts.mostRows {
                #expect(abs(costs[rows] - (1 + slope * Double(rows - 1))) < 0.1)
            }
        }
    }

    @Test("one row is the measure, and there are no more rows than there are")
    func bounds() {
        let costs = PassCosts()
        #expect(costs[1] == 1)
        #expect(costs[-3] == 1)
        #expect(costs[100] == costs[PassCosts.mostRows])
        #expect((2...PassCosts.mostRows).allSatisfy { costs[$0] >= costs[$0 - 1] })
    }

    @Test("one slow pass changes little")
    func outlier() {
        var costs = costs { 1 + 0.2 * Double($0 - 1) }
        let before = costs[8]
        costs.learn(rows: 8, seconds: 100)
        #expect(costs[8] < 1.1 * before)
        costs.learn(rows: 1, seconds: 100)
        costs.learn(rows: 8, seconds: 0.01 * before)
        #expect(costs[8] > 0.8 * before)
    }

    @Test("what was dear is forgotten over many runs")
    func relaxes() {
        let dear = costs { Double($0) }
        var later = dear
        for _ in 0..<200 { later = later.relaxed() }
        for rows in 2...PassCosts.mostRows {
            #expect(dear.relaxed()[rows] < dear[rows])
            #expect(dear.relaxed()[rows] > 0.9 * dear[rows])
            #expect(abs(later[rows] - PassCosts()[rows]) < 0.01)
        }
    }

    @Test("times and rows that make no sense are passed over")
    func nonsense() {
        var costs = PassCosts()
        costs.learn(rows: 1, seconds: 0.01)
        let before = costs
        for seconds in [0, -1, .infinity, .nan] { costs.learn(rows: 2, seconds: seconds) }
        for rows in [-1, 0, 9, 1000] { costs.learn(rows: rows, seconds: 1) }
        #expect(costs == before)
    }
}
