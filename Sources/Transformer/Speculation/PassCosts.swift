/// How much longer a pass over several rows takes than one over a single row: learnt while writing, kept with the engine.
package struct PassCosts: Hashable, Sendable {
    /// The most rows of a pass that are of interest: beyond, a pass gives no more rows a second.
    package static let mostRows = 8

    /// By rows, from 0, where the weights come from memory: measured with two threads.
    private static let usual = [0, 1, 1.08, 1.3, 1.4, 1.7, 1.95, 2.2, 2.4]

    /// By rows, from 0, in passes over one row.
    private var costs = usual
    /// Seconds of a pass over one row.
    private var single: Double?
    private var learnt = 0
    private let learns: Bool

    /// What is usual; without `learns` it stays so, for drafts that do not depend on the time.
    package init(learns: Bool = true) {
        self.learns = learns
    }

    /// The time of a pass in passes over one row.
    package subscript(rows: Int) -> Double {
        costs[min(max(rows, 1), Self.mostRows)]
    }

    /// Learns how long a pass over some rows took.
    package mutating func learn(rows: Int, seconds: Double) {
        guard learns, seconds > 0, seconds.isFinite, (1...Self.mostRows).contains(rows) else {
            return
        }
        guard let known = single else {
            if rows == 1 { single = seconds }
            return
        }
        if rows == 1 {
            single = known + step(from: known, to: seconds) / 6
            return
        }
        let step = step(from: costs[rows], to: seconds / known) / Double(min(learnt + 2, 6))
        learnt += 1
        for other in 2...Self.mostRows {
            // What further rows cost here, they cost in other numbers too.
            let share = other == rows ? 1 : 0.5 * Double(other - 1) / Double(rows - 1)
            costs[other] = max(costs[other] + share * step, 1)
        }
    }

    /// The same, a little nearer to what is usual: so that what was dear in a busy hour is tried again.
    package func relaxed() -> PassCosts {
        var relaxed = self
        for rows in costs.indices { relaxed.costs[rows] += (Self.usual[rows] - costs[rows]) / 16 }
        return relaxed
    }

    /// The way to a measurement; a busy moment of the machine makes it no longer than half.
    private func step(from known: Double, to measured: Double) -> Double {
        min(max(measured, known / 1.5), known * 1.5) - known
    }
}
