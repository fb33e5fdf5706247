import Dispatch
import Synchronization

/// Events on their way to one reader, in order.
///
/// Tokens of a candidate that the reader has not come to are one event with all their text and the newest trace, and
/// so are the updates of a training run: a slow reader is neither flooded nor loses a word.
package final class EventQueue: Sendable {
    private struct State: Sendable {
        var events: [Event] = []
        var isClosed = false
    }

    private let state = Mutex(State())
    /// Signalled once for every event that is waiting.
    private let arrived = DispatchSemaphore(value: 0)

    package init() {}

    /// Adds an event; what comes after `close` is dropped.
    package func push(_ event: Event) {
        let isAdded = state.withLock { state in
            if state.isClosed { return false }
            if let last = state.events.last, let joined = Self.joined(last, event) {
                state.events[state.events.count - 1] = joined
                return false
            }
            state.events.append(event)
            return true
        }
        if isAdded { arrived.signal() }
    }

    /// The next event, waited for; nil once the queue is closed.
    package func next() -> Event? {
        while true {
            arrived.wait()
            let (event, isClosed) = state.withLock { state in
                (state.events.isEmpty ? nil : state.events.removeFirst(), state.isClosed)
            }
            // Another call may have taken what this one was woken for.
            if event != nil || isClosed { return event }
        }
    }

    /// All that is waiting, in order; does not wait for more.
    package func drain() -> [Event] {
        state.withLock { state in
            defer { state.events = [] }
            return state.events
        }
    }

    /// Drops what is waiting and ends the reader's wait.
    package func close() {
        state.withLock { state in
            state.isClosed = true
            state.events = []
        }
        arrived.signal()
    }

    /// Two neighbouring events as one, nil where they have to stay apart.
    private static func joined(_ earlier: Event, _ later: Event) -> Event? {
        if case .training(.stepped(let steps, _)) = earlier,
            case .training(.stepped(let more, let seconds)) = later
        {
            return .training(.stepped(steps + more, seconds: seconds))
        }
        guard case .writing(let earlier) = earlier, case .writing(let later) = later else {
            return nil
        }
        switch (earlier, later) {
        case (
            .token(let before, let text, _, _, _),
            .token(let candidate, let more, let logprob, let rate, let trace)
        ) where before == candidate:
            return .writing(
                .token(
                    candidate: candidate,
                    text: text + more,
                    logprob: logprob,
                    tokensPerSecond: rate,
                    trace: trace
                )
            )
        case (.reading(let before, let read, _), .reading(let candidate, let done, _))
        where before == candidate && read <= done:
            return .writing(later)
        default: return nil
        }
    }
}
