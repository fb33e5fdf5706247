/// What shows frames and tells what the person did: ncurses on a terminal, a recording in tests.
///
/// All methods but `wake` are called from one thread.
package protocol TerminalBackend: AnyObject {
    /// The size of the terminal now.
    var size: Size { get }
    /// How many colours it shows.
    var colorDepth: ColorDepth { get }

    /// Shows a frame; only what differs from the frame before is written.
    func show(_ frame: CellBuffer, cursor: Point?, look: Look)

    /// What the person did since the last call; waits for something until `timeout` has passed (nil: for ever).
    ///
    /// Returns with nothing where time passed or another thread called `wake`.
    func events(timeout: Duration?) -> [InputEvent]

    /// Makes a waiting `events` return; may be called from any thread.
    func wake()

    /// Forgets what the terminal shows, so that the next frame is written whole.
    func invalidate()

    /// Listens to the mouse, or leaves it to the terminal's own selection.
    func setMouse(_ isOn: Bool)

    /// Gives the terminal back as it was found, for another program or the shell; `resume` takes it again.
    func release()
    func resume()
}
