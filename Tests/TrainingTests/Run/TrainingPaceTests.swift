import Testing
import Training

@Suite("The pace of a run")
struct TrainingPaceTests {
    @Test("a long first evaluation is not taken for what an update takes")
    func longEvaluation() {
        var pace = TrainingPace()
        pace.evaluated(in: 60)
        pace.updated(in: 2)
        // 99 updates, and evaluations after 40, 80 and 100.
        #expect(pace.secondsLeft(after: 1, of: 100, evaluatedEvery: 40) == 99 * 2 + 3 * 60)
    }

    @Test("means are of all that was measured")
    func means() {
        var pace = TrainingPace()
        for seconds in [1.0, 3] { pace.updated(in: seconds) }
        for seconds in [10.0, 20] { pace.evaluated(in: seconds) }
        // The evaluation that belongs to this update is still to come.
        #expect(pace.secondsLeft(after: 6, of: 9, evaluatedEvery: 3) == 3 * 2 + 2 * 15)
        #expect(pace.secondsLeft(after: 7, of: 9, evaluatedEvery: 3) == 2 * 2 + 15)
        #expect(pace.secondsLeft(after: 9, of: 9, evaluatedEvery: 3) == 15)
        #expect(pace.secondsLeft(after: 9, of: 9, evaluatedEvery: 100) == 15)
    }

    @Test("nothing measured, nothing left to tell")
    func nothing() {
        #expect(TrainingPace().secondsLeft(after: 1, of: 10, evaluatedEvery: 4) == 0)
    }
}
