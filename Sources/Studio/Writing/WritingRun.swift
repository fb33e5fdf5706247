import Copywriting
import Synchronization

/// One request to write, and whether it was taken back.
final class WritingRun: Sendable {
    let brief: Brief
    let settings: CopySettings
    private let cancelled = Atomic(false)

    init(_ brief: Brief, _ settings: CopySettings) {
        self.brief = brief
        self.settings = settings
    }

    var isCancelled: Bool { cancelled.load(ordering: .relaxed) }

    func cancel() {
        cancelled.store(true, ordering: .relaxed)
    }
}
