import Dispatch
import Foundation

/// Takes the first interrupt, or the first request to terminate, as a wish to end well; the second ends the program as usual.
final class Interruption {
    private static let signals = [SIGINT, SIGTERM]
    private let sources: [any DispatchSourceSignal]

    /// Calls `body` on another thread when an interrupt or a request to end comes first.
    init(_ body: @escaping @Sendable () -> Void) {
        let queue = DispatchQueue(label: "interruption")
        sources = Self.signals.map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler {
                body()
                Output.error("\nEnding after this batch; what was learned is kept.\n")
                Self.endAsUsual()
            }
            source.resume()
            return source
        }
    }

    /// Interrupts end the program again.
    func end() {
        for source in sources { source.cancel() }
        Self.endAsUsual()
    }

    private static func endAsUsual() {
        for number in signals { signal(number, SIG_DFL) }
    }
}
