import Foundation
package import Terminal

/// The terminal at standard input and output, by ncurses.
///
/// Whatever ends the program, the terminal is given back as it was found (see `Rescue`). Only one may be open.
package final class CursesBackend: TerminalBackend {
    private let device: TerminalDevice
    private let pipe: SignalPipe
    private let screen: CursesScreen
    private let modes: TerminalModes
    private var decoder = InputDecoder()
    private let clock = ContinuousClock()
    private let start: ContinuousClock.Instant
    private var waiting: [InputEvent] = []
    /// When what was read is taken as it is, if nothing follows.
    private var escapeDue: ContinuousClock.Instant?
    private var isHeld = false

    /// Opens the terminal; nothing of it is touched where that fails.
    ///
    /// `colors` overrides what the environment says of colours.
    package init(
        colors: ColorDepth? = nil,
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws(TerminalError) {
        device = try TerminalDevice()
        pipe = try SignalPipe()
        start = clock.now
        Self.chooseEncoding()
        modes = TerminalModes(environment: environment)
        Rescue.arm(bytes: [], modes: device.modes, pipe: pipe)
        do {
            screen = try CursesScreen(
                device: device,
                descriptions: TerminalDescription.candidates(
                    environment: environment,
                    colors: colors
                )
            )
        } catch {
            device.restoreModes()
            Rescue.disarm()
            throw error
        }
        hold()
        device.write(modes.queries)
    }

    deinit {
        release()
    }

    /// Characters are written as UTF-8, which a terminal shows also where no language is set.
    private static func chooseEncoding() {
        setlocale(LC_CTYPE, "")
        let name = nl_langinfo(nl_item(CODESET)).map { String(cString: $0) } ?? ""
        if name != "UTF-8", setlocale(LC_CTYPE, "C.UTF-8") == nil {
            setlocale(LC_CTYPE, "en_US.UTF-8")
        }
    }

    package var colorDepth: ColorDepth { screen.depth }

    package var size: Size { device.size ?? screen.size }

    package func show(_ frame: CellBuffer, cursor: Point?, look: Look) {
        guard isHeld else { return }
        let size = size
        if size != screen.size { screen.resize(to: size) }
        screen.show(frame, cursor: cursor, look: look)
    }

    package func invalidate() {
        screen.invalidate()
    }

    package func setMouse(_ isOn: Bool) {
        modes.isMouseOn = isOn
        if isHeld { device.write(modes.mouse) }
        rearm()
    }

    package func wake() {
        pipe.wake()
    }
}

// MARK: - Giving back and taking again

extension CursesBackend {
    package func release() {
        guard isHeld else { return }
        isHeld = false
        device.write(modes.off)
        screen.suspend()
        device.restoreModes()
        Rescue.disarm()
    }

    package func resume() {
        guard !isHeld else { return }
        screen.resume()
        hold()
        waiting.append(.resize(size))
    }

    private func hold() {
        isHeld = true
        rearm()
        device.write(modes.on)
    }

    private func rearm() {
        guard isHeld else { return }
        let strings = screen.strings
        Rescue.arm(
            bytes: modes.off + strings.normal + strings.showCursor + strings.leaveScreen,
            modes: device.modes,
            pipe: pipe
        )
    }

    /// Stops the program's job, as `Ctrl-Z` does in a shell, until the shell continues it.
    private func stop() {
        release()
        kill(0, SIGTSTP)
        resume()
    }

    /// The terminal has gone: ends the program as the system would have.
    private func hangUp() -> Never {
        Rescue.disarm()
        signal(SIGHUP, SIG_DFL)
        raise(SIGHUP)
        exit(1)
    }
}

// MARK: - Input

extension CursesBackend {
    /// How long an escape character waits for what may follow it.
    private static let escapeDelay = Duration.milliseconds(30)

    package func events(timeout: Duration?) -> [InputEvent] {
        if !waiting.isEmpty { return takeWaiting() }
        let deadline = timeout.map { clock.now + $0 }
        while true {
            let due = [deadline, escapeDue].compactMap { $0 }.min()
            let ready = poll(for: due.map { max(.zero, $0 - clock.now) })
            if ready.isInput { readInput() }
            if ready.isPipe { handle(pipe.take()) }
            if !ready.isInput, let escapeDue, clock.now >= escapeDue {
                self.escapeDue = nil
                take(decoder.flush())
            }
            if !waiting.isEmpty || ready.isPipe { return takeWaiting() }
            if let deadline, clock.now >= deadline { return [] }
        }
    }

    private func takeWaiting() -> [InputEvent] {
        defer { waiting.removeAll() }
        return waiting
    }

    private func poll(for wait: Duration?) -> (isInput: Bool, isPipe: Bool) {
        var files = [
            pollfd(fd: device.input, events: Int16(POLLIN), revents: 0),
            pollfd(fd: pipe.readEnd, events: Int16(POLLIN), revents: 0),
        ]
        let count = Foundation.poll(&files, nfds_t(files.count), wait.map(Self.milliseconds) ?? -1)
        guard count > 0 else { return (false, false) }
        return (files[0].revents != 0, files[1].revents != 0)
    }

    /// Whole milliseconds, rounded up, so that a wait never ends too early and is asked for again.
    private static func milliseconds(_ duration: Duration) -> Int32 {
        let (seconds, attoseconds) = duration.components
        let perMillisecond: Int64 = 1_000_000_000_000_000
        return Int32(clamping: seconds * 1000 + (attoseconds + perMillisecond - 1) / perMillisecond)
    }

    private func readInput() {
        guard let bytes = device.read() else { hangUp() }
        let now = clock.now
        take(decoder.decode(bytes, at: now - start))
        escapeDue = decoder.isWaiting ? now + Self.escapeDelay : nil
    }

    private func take(_ decoded: [Decoded]) {
        for item in decoded {
            switch item {
            case .input(let event): waiting.append(event)
            case .reply(.mode(number: 2026, let state)): screen.isSynchronized = (1...3) ~= state
            case .reply: break
            }
        }
    }

    private func handle(_ signals: Set<Int32>) {
        if signals.contains(SIGTSTP) { stop() }
        if signals.contains(SIGCONT), isHeld {
            // Another program may have set the line meanwhile.
            screen.resume()
            hold()
        }
        if !signals.isDisjoint(with: [SIGWINCH, SIGCONT]) { waiting.append(.resize(size)) }
    }
}
