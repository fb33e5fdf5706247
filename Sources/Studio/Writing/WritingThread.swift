import Copywriting
import Dispatch
import Synchronization
import Transformer

/// The thread that opens the model and writes, one run at a time.
final class WritingThread: Sendable {
    private struct State: Sendable {
        /// The run under way and those behind it; all but the last are cancelled.
        var runs: [WritingRun] = []
        var isClosed = false
    }

    private let desk: Desk
    private let openGenerator: @Sendable () throws -> any TextGenerator
    private let tell: @Sendable (WritingEvent) -> Void
    private let onModel: @Sendable (ModelState) -> Void
    private let state = Mutex(State())
    /// Signalled once for every run that is waiting, and by `close`.
    private let asked = DispatchSemaphore(value: 0)

    init(
        desk: Desk,
        openGenerator: @escaping @Sendable () throws -> any TextGenerator,
        tell: @escaping @Sendable (WritingEvent) -> Void,
        onModel: @escaping @Sendable (ModelState) -> Void
    ) {
        self.desk = desk
        self.openGenerator = openGenerator
        self.tell = tell
        self.onModel = onModel
    }

    /// Starts the thread; it ends after `close`.
    func start() -> JoinableThread {
        JoinableThread("marquee.writing", niceness: 5) { self.work() }
    }

    /// Writes as soon as the run under way has ended, which is within a token.
    func write(_ brief: Brief, _ settings: WriteSettings) {
        state.withLock { state in
            for run in state.runs { run.cancel() }
            state.runs.append(WritingRun(brief, settings))
        }
        asked.signal()
    }

    /// Ends the run under way and those behind it.
    func cancel() {
        state.withLock { state in
            for run in state.runs { run.cancel() }
        }
    }

    /// Cancels and lets the thread end.
    func close() {
        cancel()
        state.withLock { $0.isClosed = true }
        asked.signal()
    }

    private func work() {
        var generator = open()
        while let run = next() {
            // Where the model could not be opened, the person may have put it in place meanwhile.
            if case .failure = generator, !run.isCancelled { generator = open() }
            perform(run, with: generator)
            state.withLock { state in state.runs.removeAll { $0 === run } }
        }
    }

    private func next() -> WritingRun? {
        asked.wait()
        return state.withLock { $0.isClosed ? nil : $0.runs.first }
    }

    private func open() -> Result<any TextGenerator, Fault> {
        do {
            let generator = try openGenerator()
            onModel(.open(generator.identity.name))
            return .success(generator)
        } catch {
            let fault = Fault(error)
            onModel(.failed(fault))
            return .failure(fault)
        }
    }

    /// Each run is answered by exactly one of `finished`, `cancelled` and `failed`, and by nothing after it.
    private func perform(_ run: WritingRun, with generator: Result<any TextGenerator, Fault>) {
        if run.isCancelled { return tell(.cancelled) }
        do {
            let generator = try generator.get()
            let sheet = try desk.factSheet(for: run.brief)
            tell(.started(brief: run.brief, count: run.settings.count, sheet: sheet))
            var narrator = WritingNarrator(sheet: sheet)
            try desk.write(
                run.brief,
                settings: run.settings,
                generator: generator,
                capturesAttention: true,
                isCancelled: { run.isCancelled },
                onEvent: { event in
                    if let event = narrator.event(of: event) { tell(event) }
                }
            )
            tell(.finished)
        } catch let error as CopyError where error.code == .cancelled {
            tell(.cancelled)
        } catch {
            tell(.failed(Fault(error)))
        }
    }
}
