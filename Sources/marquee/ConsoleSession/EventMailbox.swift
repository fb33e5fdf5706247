import Studio
import Synchronization

/// The studio's events on their way to the main thread.
final class EventMailbox: Sendable {
    private let events = Mutex<[Event]>([])

    /// Adds an event; called on the studio's thread.
    func put(_ event: Event) {
        events.withLock { $0.append(event) }
    }

    /// All that came since the last call.
    func take() -> [Event] {
        events.withLock { events in
            defer { events.removeAll(keepingCapacity: true) }
            return events
        }
    }
}
