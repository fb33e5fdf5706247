import Dispatch
import Synchronization
import Transformer

/// A scripted generator that writes a token only when it is let.
final class SteppedGenerator: TextGenerator {
    private let script: ScriptedGenerator
    private let steps = DispatchSemaphore(value: 0)
    private let isFree = Atomic(false)

    init(answers: [String]) {
        script = ScriptedGenerator(answers: answers)
    }

    var identity: ModelIdentity { script.identity }

    /// Lets so many tokens be written.
    func allow(_ count: Int) {
        for _ in 0..<count { steps.signal() }
    }

    /// Lets everything be written.
    func release() {
        isFree.store(true, ordering: .releasing)
        steps.signal()
    }

    func tokens(of segments: [PromptSegment]) -> [PromptToken] {
        script.tokens(of: segments)
    }

    func generate(
        _ request: GenerationRequest,
        isCancelled: () -> Bool,
        onEvent: (GenerationEvent) -> Void
    ) throws {
        try script.generate(request, isCancelled: isCancelled) { event in
            if case .token = event, !isFree.load(ordering: .acquiring) { steps.wait() }
            onEvent(event)
        }
    }
}
