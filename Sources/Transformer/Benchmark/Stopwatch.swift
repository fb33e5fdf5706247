/// Times of work, and what is in the middle of several.
package enum Stopwatch {
    /// How long work takes.
    package static func seconds<Failure: Error>(
        _ work: () throws(Failure) -> Void
    ) throws(Failure) -> Double {
        let clock = ContinuousClock()
        let start = clock.now
        try work()
        return (clock.now - start).seconds
    }

    /// The median of several measurements.
    package static func median<Failure: Error>(
        of runs: Int,
        _ measure: () throws(Failure) -> Double
    ) throws(Failure) -> Double {
        var figures: [Double] = []
        for _ in 0..<runs { figures.append(try measure()) }
        return median(figures)
    }

    /// The median; 0 of none.
    package static func median(_ figures: [Double]) -> Double {
        if figures.isEmpty { return 0 }
        return figures.sorted()[figures.count / 2]
    }
}
