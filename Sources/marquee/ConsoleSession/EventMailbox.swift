import Studio

/// The studio's events on their way to the main thread; tokens that it has not come to are one event.
final class EventMailbox: Sendable {
    private let events = EventQueue()
    private let wake: @Sendable () -> Void

    /// A mailbox that calls `wake` for every event that is put in.
    init(wake: @escaping @Sendable () -> Void) {
        self.wake = wake
    }

    /// Adds an event; called on the studio's thread.
    func put(_ event: Event) {
        events.push(event)
        wake()
    }

    /// All that came since the last call.
    func take() -> [Event] {
        events.drain()
    }
}
