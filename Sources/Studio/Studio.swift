import Copywriting
import Dispatch
import Shop
import Synchronization
import Training
package import Transformer

/// Performs requests off the caller's thread and answers with events.
///
/// Each list, the details, and the changes have a lane of their own, writing and training a thread each: a page never
/// waits for the model, nor for another list.
package final class Studio: Sendable {
    private let desk: Desk
    private let model = ModelStatus()
    private let events = EventQueue()
    private let users = ListLane<ListQuery>("users")
    private let products = ListLane<ListQuery>("products")
    private let campaigns = ListLane<ListQuery>("campaigns")
    private let suggestions = ListLane<SuggestionQuery>("suggestions")
    private let details: DispatchQueue
    private let changes = DispatchQueue(label: "marquee.changes", qos: .userInitiated)
    private let writing: WritingThread
    private let writingThread: JoinableThread
    private let trainer: TrainerChoice?
    private let training: TrainingThread
    private let deliveryThread: JoinableThread
    private let isClosed = Atomic(false)

    /// Starts the studio, and the opening of the model in the background.
    ///
    /// `onEvent` is called for one event after the other on a thread of the studio's own; while it takes its time,
    /// tokens are put together. It must not wait for the thread that calls `close`. Without a trainer nothing is trained.
    package init(
        desk: Desk,
        openGenerator: @escaping @Sendable () throws -> any TextGenerator,
        trainer: TrainerChoice? = nil,
        onEvent: @escaping @Sendable (Event) -> Void
    ) {
        self.desk = desk
        let details = DispatchQueue(label: "marquee.details", qos: .userInitiated)
        self.details = details
        writing = WritingThread(
            desk: desk,
            openGenerator: openGenerator,
            tell: { [events] event in events.push(.writing(event)) },
            onModel: { [events, model] state in
                model.current = state
                details.async {
                    if let answer = desk.answer(.overview, model: model.current) {
                        events.push(answer)
                    }
                }
            }
        )
        self.trainer = trainer
        training = TrainingThread(
            desk: desk,
            choice: trainer,
            tell: { [events] news in events.push(.training(news)) }
        )
        deliveryThread = JoinableThread("marquee.events") { [events] in
            while let event = events.next() { onEvent(event) }
        }
        writingThread = writing.start()
    }

    deinit {
        training.steer(.stop)
        writing.close()
        events.close()
    }

    /// Takes a request; its answer comes as an event.
    package func perform(_ request: Request) {
        if isClosed.load(ordering: .acquiring) { return }
        switch request {
        case .write(let brief, let settings): writing.write(brief, settings)
        case .cancelWriting: writing.cancel()
        case .users(let query, _): read(request, query, in: users)
        case .products(let query, _): read(request, query, in: products)
        case .campaigns(let query, _): read(request, query, in: campaigns)
        case .suggestions(let query, _):
            // Two screens may list suggestions at once, each of its own state and channel.
            let scope = "\(query.state?.rawValue ?? "")/\(query.channel ?? "")"
            read(request, query, in: suggestions, scope: scope)
        case .overview, .userDetail, .factSheet, .suggestion: enqueue(request, on: details)
        case .saveCampaign, .review, .undoReview, .export: enqueue(request, on: changes)
        case .train(let form):
            if let fault = training.train(form) { events.push(.failed(request, fault)) }
        case .steerTraining(let wish): training.steer(wish)
        case .abandonTraining: training.abandon()
        case .useAdapter(let path): use(adapter: path)
        }
    }

    private func use(adapter path: String) {
        guard let trainer else { return }
        writing.reopen(
            { try trainer.openAdapted(path) },
            then: { [events] fault in
                let request = Request.useAdapter(path: path)
                events.push(fault.map { .failed(request, $0) } ?? .adapterUsed(path: path))
            }
        )
    }

    /// Cancels writing, stops training at its next batch, waits for what is under way and ends; no event follows.
    package func close() {
        if isClosed.exchange(true, ordering: .acquiringAndReleasing) { return }
        training.steer(.stop)
        writing.close()
        writingThread.join()
        training.close()
        changes.sync {}
        users.join()
        products.join()
        campaigns.join()
        suggestions.join()
        details.sync {}
        events.close()
        deliveryThread.join()
    }

    private func read<Query>(
        _ request: Request,
        _ query: Query,
        in lane: ListLane<Query>,
        scope: String = ""
    ) {
        lane.read(
            query,
            scope: scope,
            { [desk, model] in desk.answer(request, model: model.current) },
            then: { [events] answer in if let answer { events.push(answer) } }
        )
    }

    private func enqueue(_ request: Request, on queue: DispatchQueue) {
        queue.async { [desk, model, events] in
            if let answer = desk.answer(request, model: model.current) { events.push(answer) }
        }
    }
}
