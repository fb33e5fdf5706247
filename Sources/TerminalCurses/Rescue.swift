import Foundation
import Synchronization

/// Gives the terminal back when a signal ends the program, and tells the reader of a pipe about the others.
///
/// What runs inside a signal handler may only make system calls, so all that it needs lies ready in plain memory.
enum Rescue {
    /// Signals of a program that has gone wrong: they strike the thread that is at fault.
    private static let faults = [SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT]
    /// Signals that ask the program to end.
    private static let ends = [SIGTERM, SIGHUP, SIGINT, SIGQUIT]
    /// Signals that the event loop answers.
    private static let news = [SIGWINCH, SIGTSTP, SIGCONT]

    /// From here on a signal that ends the program writes `bytes` to the terminal and sets its line as in `modes`.
    ///
    /// Called again, it only changes what would be written.
    static func arm(bytes: [UInt8], modes: termios, pipe: SignalPipe) {
        let known = kit ?? makeKit()
        kit = known
        // A handler that strikes meanwhile writes less, never anything else.
        known.pointee.count = 0
        let count = min(bytes.count, Kit.capacity)
        known.pointee.bytes.update(from: bytes, count: count)
        known.pointee.count = count
        guard !isArmed.load(ordering: .sequentiallyConsistent) else { return }
        known.pointee.modes = modes
        known.pointee.pipe = pipe.writeEnd
        known.pointee.mainThread = pthread_self()
        isArmed.store(true, ordering: .sequentiallyConsistent)
        install(faults) { endByFault($0) }
        install(ends) { endOnMainThread($0) }
        install(news) { tell($0) }
    }

    /// The terminal is given back: signals do again what they did before `arm`.
    static func disarm() {
        isArmed.store(false, ordering: .sequentiallyConsistent)
        guard let kit else { return }
        for signal in faults + ends + news {
            sigaction(signal, kit.pointee.previous + Int(signal), nil)
        }
    }

    private static func makeKit() -> UnsafeMutablePointer<Kit> {
        let kit = UnsafeMutablePointer<Kit>.allocate(capacity: 1)
        kit.initialize(to: Kit())
        // A stack that has overflowed cannot run a handler: it gets one of its own.
        var stack = stack_t()
        if sigaltstack(nil, &stack) == 0, stack.ss_flags & Int32(SS_DISABLE) != 0 {
            let size = 1 << 16
            stack = stack_t()
            stack.ss_sp = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
            stack.ss_size = size
            sigaltstack(&stack, nil)
        }
        return kit
    }

    private static func isIgnored(_ action: sigaction) -> Bool {
        unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
            == unsafeBitCast(SIG_IGN, to: Int.self)
    }

    private static func install(
        _ signals: [Int32],
        _ handler: @escaping @convention(c) (Int32) -> Void
    ) {
        guard let kit else { return }
        for signal in signals {
            var action = sigaction()
            action.__sigaction_handler.sa_handler = handler
            action.sa_flags = SA_ONSTACK | SA_RESTART
            sigfillset(&action.sa_mask)
            let previous = kit.pointee.previous + Int(signal)
            sigaction(signal, nil, previous)
            // What the program was started to ignore (`nohup`) stays ignored.
            if ends.contains(signal), isIgnored(previous.pointee) { continue }
            sigaction(signal, &action, nil)
        }
    }
}

/// What the handlers need, at one place in memory for as long as the program runs.
private struct Kit {
    static let capacity = 512

    let bytes: UnsafeMutablePointer<UInt8> = {
        let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        bytes.initialize(repeating: 0, count: capacity)
        return bytes
    }()
    var count = 0
    var modes = termios()
    var pipe: Int32 = -1
    var mainThread = pthread_self()
    /// What each signal did before, by its number.
    let previous: UnsafeMutablePointer<sigaction> = {
        let actions = UnsafeMutablePointer<sigaction>.allocate(capacity: 65)
        actions.initialize(repeating: sigaction(), count: 65)
        return actions
    }()
}

// Set once, before the first handler is installed, and never freed: a handler finds it whole or not at all.
nonisolated(unsafe) private var kit: UnsafeMutablePointer<Kit>?

/// Whether the terminal is in use; the one who sets it to false gives it back.
private let isArmed = Atomic<Bool>(false)

private func giveBack(_ kit: UnsafeMutablePointer<Kit>) {
    guard isArmed.exchange(false, ordering: .sequentiallyConsistent) else { return }
    var done = 0
    while done < kit.pointee.count {
        let count = write(STDOUT_FILENO, kit.pointee.bytes + done, kit.pointee.count - done)
        if count > 0 {
            done += count
        } else if count == -1, errno == EINTR {
            continue
        } else {
            break
        }
    }
    tcsetattr(STDIN_FILENO, TCSANOW, &kit.pointee.modes)
}

/// Gives the terminal back and lets the signal do what it would have done without this program's doing.
private func endByFault(_ signal: Int32) {
    guard let kit else { return }
    giveBack(kit)
    sigaction(signal, kit.pointee.previous + Int(signal), nil)
    raise(signal)
}

/// The main thread may be writing to the terminal, so only it ends the program.
private func endOnMainThread(_ signal: Int32) {
    guard let kit else { return }
    guard pthread_equal(pthread_self(), kit.pointee.mainThread) != 0 else {
        pthread_kill(kit.pointee.mainThread, signal)
        return
    }
    endByFault(signal)
}

/// Tells the event loop.
private func tell(_ signal: Int32) {
    guard let kit else { return }
    let before = errno
    var byte = UInt8(truncatingIfNeeded: signal)
    _ = write(kit.pointee.pipe, &byte, 1)
    errno = before
}
