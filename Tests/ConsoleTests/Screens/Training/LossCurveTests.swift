import Console
import Terminal
import Testing

@Suite("Curves of a run")
struct LossCurveTests {
    @Test("a long run stays in bounds and keeps its course")
    func bounded() {
        var curve = LossCurve()
        for step in 1...100_000 { curve.append(step: step, loss: Double(100_000 - step)) }
        #expect(curve.values.count <= LossCurve.limit)
        #expect(curve.values.count > LossCurve.limit / 4)
        for value in curve.values { #expect(abs(value.x + value.y - 100_000) < 1e-6) }
        #expect(zip(curve.values, curve.values.dropFirst()).allSatisfy { $0.x < $1.x })
    }

    @Test("the course is told without the noise of single batches")
    func smoothed() {
        var curve = LossCurve()
        for step in 1...160 { curve.append(step: step, loss: step.isMultiple(of: 2) ? 3 : 1) }
        #expect(curve.smoothed.count == curve.values.count)
        #expect(curve.smoothed.dropFirst(10).allSatisfy { abs($0.y - 2) < 1e-9 })
    }

    @Test("what is no number is left out")
    func strange() {
        var curve = LossCurve()
        curve.append(step: 1, loss: .nan)
        curve.append(step: 2, loss: 3)
        curve.append(step: 3, loss: .infinity)
        #expect(curve.values.map(\.y) == [3])
    }

    @Test(
        "times are said as people say them",
        arguments: zip(
            [0, 44.6, 59.9, 3_540, 3_600, 7_510, -1, .nan],
            ["0 s", "45 s", "1 min", "59 min", "1 h 00 min", "2 h 05 min", "–", "–"]
        )
    )
    func times(seconds: Double, words: String) {
        #expect(TrainingWords.time(seconds) == words)
    }
}
