import Dispatch
import Synchronization

/// Reads the pages of one list one after the other; those of a query that a newer one superseded are left out.
package final class ListLane<Query: Hashable & Sendable>: Sendable {
    private let queue: DispatchQueue
    /// The newest query of each scope.
    private let newest = Mutex<[String: Query]>([:])

    package init(_ name: String) {
        queue = DispatchQueue(label: "marquee.\(name)", qos: .userInitiated)
    }

    /// Reads a page, then tells it; only a query of the same scope supersedes another.
    package func read<Answer: Sendable>(
        _ query: Query,
        scope: String = "",
        _ body: @escaping @Sendable () -> Answer,
        then tell: @escaping @Sendable (Answer) -> Void
    ) {
        newest.withLock { $0[scope] = query }
        queue.async { [self] in
            guard isNewest(query, scope) else { return }
            let answer = body()
            if isNewest(query, scope) { tell(answer) }
        }
    }

    /// Waits for what is under way.
    package func join() {
        queue.sync {}
    }

    private func isNewest(_ query: Query, _ scope: String) -> Bool {
        newest.withLock { $0[scope] == query }
    }
}
