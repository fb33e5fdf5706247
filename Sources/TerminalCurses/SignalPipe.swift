import Foundation

/// A pipe that makes a waiting `poll` return: other threads and signal handlers write to it.
final class SignalPipe: Sendable {
    let readEnd: Int32
    let writeEnd: Int32

    init() throws(TerminalError) {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else {
            throw TerminalError(
                code: .refused,
                subject: "the console",
                cause: "The system gives no pipe: \(String(cString: strerror(errno))).",
                advice: "Close other programs, or raise the limit of open files (`ulimit -n`)."
            )
        }
        for end in ends {
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        }
        readEnd = ends[0]
        writeEnd = ends[1]
    }

    deinit {
        close(readEnd)
        close(writeEnd)
    }

    /// What a wake-up by another thread is among the numbers of signals.
    static let wakeUp: UInt8 = 0

    /// Wakes the reader; a full pipe wakes it as well.
    func wake() {
        var byte = SignalPipe.wakeUp
        _ = write(writeEnd, &byte, 1)
    }

    /// The numbers of the signals that came, and forgets them.
    func take() -> Set<Int32> {
        var signals: Set<Int32> = []
        var bytes = [UInt8](repeating: 0, count: 64)
        while true {
            let count = read(readEnd, &bytes, bytes.count)
            guard count > 0 else { return signals }
            for byte in bytes.prefix(count) where byte != SignalPipe.wakeUp {
                signals.insert(Int32(byte))
            }
        }
    }
}
