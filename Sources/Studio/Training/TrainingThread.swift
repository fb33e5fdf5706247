import Foundation
import Synchronization
import Training

/// The thread that trains, one run at a time, behind everything else.
final class TrainingThread: Sendable {
    private struct Run: Sendable {
        let control: TrainingControl
        let thread: JoinableThread
    }

    private struct State: Sendable {
        var run: Run?
        var isClosed = false
        /// Whether the end of the run is not waited for.
        var isAbandoned = false
    }

    private let desk: Desk
    private let choice: TrainerChoice?
    private let tell: @Sendable (TrainingNews) -> Void
    private let state = Mutex(State())
    /// How long `close` waits for the batch under way and what is saved after it.
    private static let patience = 60.0

    init(desk: Desk, choice: TrainerChoice?, tell: @escaping @Sendable (TrainingNews) -> Void) {
        self.desk = desk
        self.choice = choice
        self.tell = tell
    }

    /// Starts a run; gives why not where one is under way or nothing can train here.
    func train(_ form: TrainingForm) -> Fault? {
        guard let choice else { return Self.unavailable }
        return state.withLock { state in
            guard state.run == nil else { return Self.busy }
            guard !state.isClosed else { return Self.unavailable }
            let control = TrainingControl()
            let thread = JoinableThread("marquee.training", niceness: 10) {
                self.perform(form, with: choice, control)
            }
            state.run = Run(control: control, thread: thread)
            return nil
        }
    }

    /// Asks the run under way to go on, to pause or to stop.
    func steer(_ wish: TrainingControl.Wish) {
        state.withLock { $0.run?.control.ask(wish) }
    }

    /// Stops the run under way, and lets `close` not wait for it.
    func abandon() {
        steer(.stop)
        state.withLock { $0.isAbandoned = true }
    }

    /// Stops the run under way at its next batch and waits until what was learned is kept.
    func close() {
        let run = state.withLock { state in
            state.isClosed = true
            return state.isAbandoned ? nil : state.run
        }
        guard let run else { return }
        run.control.ask(.stop)
        run.thread.join(atMost: Self.patience)
    }

    /// Each run is answered by exactly one of `finished` and `failed`, and by nothing after it.
    private func perform(
        _ form: TrainingForm,
        with choice: TrainerChoice,
        _ control: TrainingControl
    ) {
        tell(.preparing(form))
        let end: TrainingNews
        do {
            end = .finished(try train(form, with: choice, control))
        } catch {
            let hasEarlierRun = (error as? TrainingError)?.code == .outputExists
            end = .failed(Fault(error), hasEarlierRun: hasEarlierRun)
        }
        // Whoever hears of the end may ask for the next run at once.
        state.withLock { $0.run = nil }
        tell(end)
    }

    private func train(
        _ form: TrainingForm,
        with choice: TrainerChoice,
        _ control: TrainingControl
    ) throws -> TrainingResult {
        let request = try desk.trainingRequest(form, choice)
        let clock = ContinuousClock()
        let start = clock.now
        var narrator = TrainingNarrator(now: { clock.now - start }, tell: tell)
        defer { narrator.tellSteps() }
        return try choice.trainer.train(request, control: control) { narrator.take($0) }
    }

    private static let busy = Fault(
        title: "A training run is under way",
        cause: "One run is trained at a time.",
        advice: "Stop it, or wait for its end."
    )

    private static let unavailable = Fault(
        title: "Training",
        cause: "This console was opened without a trainer.",
        advice: "Train from the command line: marquee train --help"
    )
}
