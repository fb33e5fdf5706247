import Testing
import Training

@Suite("Learning rate schedules")
struct LearningRateScheduleTests {
    @Test("rise over the warm-up and fall as they are named")
    func shares() throws {
        func share(_ name: String, _ step: Int) throws -> Double {
            let schedule = try #require(LearningRateSchedules.named(name))
            return schedule.share(of: step, count: 110, warmup: 10)
        }
        for schedule in LearningRateSchedules.all {
            #expect(schedule.share(of: 0, count: 110, warmup: 10) == 0)
            #expect(schedule.share(of: 5, count: 110, warmup: 10) == 0.5)
            #expect(schedule.share(of: 10, count: 110, warmup: 10) == 1)
            #expect(schedule.share(of: 0, count: 110, warmup: 0) == 1)
        }
        #expect(try abs(share("linear", 60) - 0.5) < 1e-12)
        #expect(try share("linear", 110) == 0)
        #expect(try abs(share("cosine", 60) - 0.5) < 1e-12)
        #expect(try share("cosine", 35) > share("linear", 35))
        #expect(try share("constant", 109) == 1)
        #expect(LearningRateSchedules.named("steps") == nil)
    }
}
