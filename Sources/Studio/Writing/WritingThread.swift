import Copywriting
import Dispatch
import Synchronization
import Transformer

/// The thread that opens the model and writes, one run at a time.
final class WritingThread: Sendable {
    typealias Opening = @Sendable () throws -> any TextGenerator

    /// A model to be written with from now on, and who hears why that did not work, or that it did.
    private struct Exchange: Sendable {
        let open: Opening
        let tell: @Sendable (Fault?) -> Void
    }

    private enum Task {
        case write(WritingRun)
        case exchange(Exchange)
    }

    private struct State: Sendable {
        /// The run under way and those behind it; all but the last are cancelled.
        var runs: [WritingRun] = []
        var exchanges: [Exchange] = []
        var isClosed = false
    }

    private let desk: Desk
    private let openGenerator: Opening
    private let tell: @Sendable (WritingEvent) -> Void
    private let onModel: @Sendable (ModelState) -> Void
    private let state = Mutex(State())
    /// Signalled once for every run and exchange that is waiting, and by `close`.
    private let asked = DispatchSemaphore(value: 0)

    init(
        desk: Desk,
        openGenerator: @escaping Opening,
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
    func write(_ brief: Brief, _ settings: CopySettings) {
        state.withLock { state in
            for run in state.runs { run.cancel() }
            state.runs.append(WritingRun(brief, settings))
        }
        asked.signal()
    }

    /// Writes with another generator from the next run on; where it does not open, the one before it stays.
    func reopen(_ open: @escaping Opening, then tell: @escaping @Sendable (Fault?) -> Void) {
        state.withLock { $0.exchanges.append(Exchange(open: open, tell: tell)) }
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
        var open = openGenerator
        var generator = opened(by: open)
        while let task = next() {
            switch task {
            case .write(let run):
                // Where the model could not be opened, the person may have put it in place meanwhile.
                if case .failure = generator, !run.isCancelled { generator = opened(by: open) }
                perform(run, with: generator)
                state.withLock { state in state.runs.removeAll { $0 === run } }
            case .exchange(let exchange):
                do {
                    let other = try exchange.open()
                    open = exchange.open
                    generator = .success(other)
                    onModel(.open(other.identity.name))
                    exchange.tell(nil)
                } catch {
                    exchange.tell(Fault(error))
                }
            }
        }
    }

    private func next() -> Task? {
        asked.wait()
        return state.withLock { state in
            if state.isClosed { return nil }
            if !state.exchanges.isEmpty { return .exchange(state.exchanges.removeFirst()) }
            return state.runs.first.map { .write($0) }
        }
    }

    private func opened(by open: Opening) -> Result<any TextGenerator, Fault> {
        do {
            let generator = try open()
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
