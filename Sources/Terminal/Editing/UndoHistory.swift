/// The states that an editor can go back to, and forth again.
struct UndoHistory: Hashable, Sendable {
    /// A text and where the cursor stood.
    struct State: Hashable, Sendable {
        var text: String
        var cursor: Int
    }

    /// What is typed in one go is one step.
    enum Step: Hashable, Sendable {
        case typing
        case deleting
        case other
    }

    private var past: [State] = []
    private var future: [State] = []
    private var lastStep: Step?
    private var bytes = 0

    /// A long text has fewer steps, but never none.
    private static let mostBytes = 4 << 20
    private static let mostStates = 500

    /// Keeps a state before it is changed; a step that goes on with the last one needs no state of its own.
    mutating func keep(_ state: State, before step: Step) {
        future = []
        defer { lastStep = step }
        if step == lastStep, step != .other, !past.isEmpty { return }
        past.append(state)
        bytes += state.text.utf8.count
        while past.count > 1, bytes > Self.mostBytes || past.count > Self.mostStates {
            bytes -= past.removeFirst().text.utf8.count
        }
    }

    /// Ends the step: what is typed next is another.
    mutating func endStep() { lastStep = nil }

    /// The state before the last step; the present one can be gone forth to.
    mutating func back(from present: State) -> State? {
        guard let state = past.popLast() else { return nil }
        bytes -= state.text.utf8.count
        future.append(present)
        lastStep = nil
        return state
    }

    /// The state that was last gone back from.
    mutating func forth(from present: State) -> State? {
        guard let state = future.popLast() else { return nil }
        past.append(present)
        bytes += present.text.utf8.count
        lastStep = nil
        return state
    }

    var canGoBack: Bool { !past.isEmpty }
    var canGoForth: Bool { !future.isEmpty }
}
