import Foundation
import Terminal

/// The terminal on standard input and output: what the system knows of it.
struct TerminalDevice {
    let input: Int32 = STDIN_FILENO
    let output: Int32 = STDOUT_FILENO
    /// How its line was set before anything was changed.
    let modes: termios

    init() throws(TerminalError) {
        for (file, subject) in [(input, "standard input"), (output, "standard output")]
        where isatty(file) == 0 {
            throw TerminalError(
                code: .notATerminal,
                subject: subject,
                cause: "It is no terminal, so the console cannot be shown.",
                advice: "Start the console in a terminal; in scripts use the commands that "
                    + "`marquee --help` lists."
            )
        }
        var modes = termios()
        guard tcgetattr(STDIN_FILENO, &modes) == 0 else {
            throw TerminalError(
                code: .refused,
                subject: "standard input",
                cause:
                    "The terminal's settings cannot be read: \(String(cString: strerror(errno))).",
                advice: "Start the console in another terminal."
            )
        }
        self.modes = modes
    }

    /// The size that the terminal reports; nil where it reports none.
    var size: Size? {
        var window = winsize()
        guard ioctl(output, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0, window.ws_row > 0
        else { return nil }
        return Size(width: Int(window.ws_col), height: Int(window.ws_row))
    }

    /// Sets the line as it was found.
    func restoreModes() {
        var modes = modes
        // Answers of the terminal that are still on their way must not end up in the shell's line.
        while tcsetattr(input, TCSAFLUSH, &modes) == -1, errno == EINTR {}
    }

    /// Writes all bytes, whatever interrupts.
    func write(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { buffer in
            guard let start = buffer.baseAddress else { return }
            var done = 0
            while done < buffer.count {
                let count = Foundation.write(output, start + done, buffer.count - done)
                if count > 0 {
                    done += count
                } else if count == -1, errno == EAGAIN {
                    var wait = pollfd(fd: output, events: Int16(POLLOUT), revents: 0)
                    _ = poll(&wait, 1, 1000)
                } else if count == -1, errno == EINTR {
                    continue
                } else {
                    return
                }
            }
        }
    }

    /// What is there to read now; nil when the terminal has gone.
    func read() -> [UInt8]? {
        let capacity = 4096
        var count = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, filled in
            count = Foundation.read(input, buffer.baseAddress, capacity)
            filled = max(0, count)
        }
        if count > 0 { return bytes }
        return count == -1 && (errno == EAGAIN || errno == EINTR) ? [] : nil
    }
}
