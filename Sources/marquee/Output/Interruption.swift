import Dispatch
import Foundation

/// Takes the first interrupt as a wish to end well; the second ends the program as usual.
final class Interruption {
    private let source: any DispatchSourceSignal

    /// Calls `body` on another thread when an interrupt or a request to end comes first.
    init(_ body: @escaping @Sendable () -> Void) {
        signal(SIGINT, SIG_IGN)
        source = DispatchSource.makeSignalSource(
            signal: SIGINT,
            queue: DispatchQueue(label: "interruption")
        )
        source.setEventHandler {
            body()
            Output.error("\nEnding after this batch; what was learned is kept.\n")
            signal(SIGINT, SIG_DFL)
        }
        source.resume()
    }

    /// Interrupts end the program again.
    func end() {
        source.cancel()
        signal(SIGINT, SIG_DFL)
    }
}
