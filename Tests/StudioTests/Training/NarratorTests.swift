import Studio
import Synchronization
import Testing
import Training

@Suite("News of a training run")
struct NarratorTests {
    /// A clock that a test moves, and the news that came.
    private final class Bench: Sendable {
        let time = Mutex(Duration.zero)
        let news = Mutex<[TrainingNews]>([])

        func narrator() -> TrainingNarrator {
            TrainingNarrator(
                now: { self.time.withLock { $0 } },
                tell: { news in self.news.withLock { $0.append(news) } }
            )
        }

        func wait(_ milliseconds: Int) {
            time.withLock { $0 += .milliseconds(milliseconds) }
        }

        /// The updates of each telling.
        var steps: [[Int]] {
            news.withLock { $0 }.compactMap { news in
                guard case .stepped(let steps, _) = news else { return nil }
                return steps.map(\.step)
            }
        }
    }

    @Test("updates are told ten times a second at most, and none is lost")
    func throttled() {
        let bench = Bench()
        var narrator = bench.narrator()
        for step in 1...100 {
            narrator.take(ScriptedTrainer.step(step))
            bench.wait(10)
        }
        narrator.tellSteps()
        #expect(bench.steps.count <= 11)
        #expect(bench.steps.first == [1])
        #expect(bench.steps.flatMap { $0 } == Array(1...100))
    }

    @Test("what else happens is told at once, behind the updates before it")
    func order() {
        let bench = Bench()
        var narrator = bench.narrator()
        narrator.take(ScriptedTrainer.step(1))
        narrator.take(ScriptedTrainer.step(2))
        narrator.take(.saved(step: 2))
        #expect(bench.steps == [[1], [2]])
        #expect(bench.news.withLock { $0.last } == .saved(step: 2))
    }

    @Test("pauses take no time")
    func pauses() {
        let bench = Bench()
        var narrator = bench.narrator()
        bench.wait(2_000)
        narrator.take(.paused)
        bench.wait(60_000)
        narrator.take(.resumed)
        bench.wait(1_000)
        narrator.take(ScriptedTrainer.step(1))
        guard case .stepped(_, let seconds)? = bench.news.withLock({ $0.last }) else {
            Issue.record("no update was told")
            return
        }
        #expect(abs(seconds - 3) < 1e-6)
    }

    @Test("a reader that is slow gets all updates as one event")
    func slowReader() {
        let queue = EventQueue()
        func told(_ steps: ClosedRange<Int>) -> Event {
            let steps = steps.compactMap { step -> TrainingStep? in
                guard case .stepped(let step) = ScriptedTrainer.step(step) else { return nil }
                return step
            }
            return .training(.stepped(steps, seconds: Double(steps.count)))
        }
        queue.push(told(1...3))
        queue.push(told(4...9))
        queue.push(.training(.saved(step: 9)))
        let events = queue.drain()
        #expect(events.count == 2)
        guard case .training(.stepped(let steps, _))? = events.first else {
            Issue.record("the updates are missing")
            return
        }
        #expect(steps.map(\.step) == Array(1...9))
    }
}
