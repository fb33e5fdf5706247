import Synchronization

/// A terminal in memory: plays the events of a script and keeps the frames that it was shown.
package final class RecordingBackend: TerminalBackend {
    /// One frame as it was shown.
    package struct Shown: Hashable, Sendable {
        package var frame: CellBuffer
        package var cursor: Point?
        package var look: Look
        /// How many cells differ from the frame before.
        package var changedCells: Int
    }

    package private(set) var size: Size
    package let colorDepth: ColorDepth
    package private(set) var shown: [Shown] = []
    package private(set) var listensToMouse = false
    package private(set) var isReleased = false
    /// How often the terminal was given back to another program.
    package private(set) var releases = 0

    private var script: [InputEvent]
    private var isInvalid = true
    private let wakes = Mutex(false)

    /// A terminal of a size whose person does what the script says.
    package init(size: Size, colorDepth: ColorDepth = .trueColor, script: [InputEvent] = []) {
        self.size = size
        self.colorDepth = colorDepth
        self.script = script
    }

    /// Whether everything of the script was told.
    package var isScriptDone: Bool { script.isEmpty }

    /// What the terminal shows now; blank before the first frame.
    package var frame: CellBuffer { shown.last?.frame ?? CellBuffer(size: size) }

    /// Adds to the end of the script.
    package func play(_ events: [InputEvent]) { script += events }

    /// Shows a frame.
    package func show(_ frame: CellBuffer, cursor: Point?, look: Look) {
        let last = shown.last.flatMap { isInvalid || $0.look != look ? nil : $0.frame }
        let changed = FrameDifference(from: last, to: frame).cellCount
        shown.append(Shown(frame: frame, cursor: cursor, look: look, changedCells: changed))
        isInvalid = false
    }

    /// The next event of the script; nothing where it is over, as time is not waited for.
    package func events(timeout: Duration?) -> [InputEvent] {
        let isWoken = wakes.withLock { isSet in
            defer { isSet = false }
            return isSet
        }
        guard !isWoken, !isReleased, !script.isEmpty else { return [] }
        let event = script.removeFirst()
        if case .resize(let size) = event {
            self.size = size
            invalidate()
        }
        return [event]
    }

    /// Makes the next `events` return with nothing.
    package func wake() { wakes.withLock { $0 = true } }

    /// Counts the next frame as written whole.
    package func invalidate() { isInvalid = true }

    /// Notes whether the mouse is listened to.
    package func setMouse(_ isOn: Bool) { listensToMouse = isOn }

    /// Gives no more events until `resume`.
    package func release() {
        isReleased = true
        releases += 1
    }

    /// Goes on with the script.
    package func resume() {
        isReleased = false
        invalidate()
    }
}
