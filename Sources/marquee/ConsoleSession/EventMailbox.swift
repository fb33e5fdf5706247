import Studio

/// The studio's events on their way to the main thread; tokens that it has not come to are one event.
final class EventMailbox: Sendable {
    private let events = EventQueue()

    /// Adds an event; called on the studio's thread.
    func put(_ event: Event) {
        events.push(event)
    }

    /// All that came since the last call.
    func take() -> [Event] {
        events.drain()
    }
}
