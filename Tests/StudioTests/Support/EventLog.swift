import Foundation
import Studio
import Synchronization

/// The events of a studio as they come, to be waited for.
final class EventLog: Sendable {
    private let events = Mutex<[Event]>([])
    private let arrived = NSCondition()

    /// Every event so far.
    var all: [Event] { events.withLock { $0 } }

    func append(_ event: Event) {
        arrived.lock()
        events.withLock { $0.append(event) }
        arrived.broadcast()
        arrived.unlock()
    }

    /// The first event for which `body` gives a value, waited for; nil where none comes in time.
    func first<Value>(_ body: (Event) -> Value?) -> Value? {
        let deadline = Date(timeIntervalSinceNow: 30)
        arrived.lock()
        defer { arrived.unlock() }
        while true {
            for event in all {
                if let value = body(event) { return value }
            }
            guard arrived.wait(until: deadline) else { return nil }
        }
    }

    /// Whether an event equal to `event` came or comes.
    func holds(_ event: Event) -> Bool {
        first { $0 == event ? true : nil } ?? false
    }

    /// The end of the `count`th run of writing, waited for.
    func end(ofRun count: Int = 1) -> WritingEvent? {
        first { _ in
            let ends = self.writing.filter { event in
                switch event {
                case .finished, .cancelled, .failed: true
                default: false
                }
            }
            return ends.count >= count ? ends[count - 1] : nil
        }
    }

    /// The events of writing so far.
    var writing: [WritingEvent] {
        all.compactMap { event in
            guard case .writing(let writing) = event else { return nil }
            return writing
        }
    }

    /// The text that the token events carry.
    var text: String {
        writing.reduce(into: "") { text, event in
            if case .token(_, let more, _, _, _) = event { text += more }
        }
    }
}

extension Event {
    /// The fault of a request that failed.
    var fault: Fault? {
        guard case .failed(_, let fault) = self else { return nil }
        return fault
    }

    var overview: Overview? {
        guard case .overview(let overview) = self else { return nil }
        return overview
    }
}
