import Synchronization

/// Where the opening of the model stands.
package enum ModelState: Hashable, Sendable {
    case opening
    /// Open, with its name.
    case open(String)
    case failed(Fault)

    /// The model's name where it is open.
    package var name: String? {
        guard case .open(let name) = self else { return nil }
        return name
    }

    /// Why it is not open.
    package var fault: Fault? {
        guard case .failed(let fault) = self else { return nil }
        return fault
    }
}

/// The model's state, seen from several threads.
final class ModelStatus: Sendable {
    private let state = Mutex(ModelState.opening)

    var current: ModelState {
        get { state.withLock { $0 } }
        set { state.withLock { $0 = newValue } }
    }
}
