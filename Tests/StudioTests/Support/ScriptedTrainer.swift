import Dispatch
import Studio
import Synchronization
import Training
import Transformer

/// A trainer that tells what its script says, a step at a time as a test lets it, and obeys its control.
final class ScriptedTrainer: Trainer {
    private let events: [TrainingEvent]
    private let failure: TrainingError?
    private let steps = DispatchSemaphore(value: 0)
    private let isHeld: Bool
    private let asked = Mutex<[TrainingRequest]>([])

    /// A trainer that ends after its events; a held one waits for `allow` before each.
    init(_ events: [TrainingEvent], failure: TrainingError? = nil, isHeld: Bool = false) {
        self.events = events
        self.failure = failure
        self.isHeld = isHeld
    }

    /// What it was asked to train so far.
    var requests: [TrainingRequest] { asked.withLock { $0 } }

    /// Lets so many events come.
    func allow(_ count: Int) {
        for _ in 0..<count { steps.signal() }
    }

    func train(
        _ request: TrainingRequest,
        control: TrainingControl,
        report: (TrainingEvent) -> Void
    ) throws(TrainingError) -> TrainingResult {
        asked.withLock { $0.append(request) }
        var done = 0
        for event in events {
            if isHeld {
                // As between two batches: wishes are obeyed while nothing else is done.
                while steps.wait(timeout: .now() + .milliseconds(1)) == .timedOut {
                    if control.wish == .stop { break }
                }
            }
            if control.wish == .stop { return Self.result(.stopped, steps: done, request) }
            if case .stepped(let step) = event { done = step.step }
            report(event)
        }
        if let failure { throw failure }
        let result = Self.result(.completed, steps: done, request)
        report(.finished(result))
        return result
    }

    static func result(
        _ ending: TrainingResult.Ending,
        steps: Int,
        _ request: TrainingRequest
    ) -> TrainingResult {
        TrainingResult(
            ending: ending,
            steps: steps,
            outputPath: request.outputFolder + "/" + request.name + ".gguf",
            loss: 2,
            firstValidationLoss: nil,
            lastValidationLoss: nil,
            bestValidationLoss: nil,
            cost: TrainingCost(
                seconds: 1,
                processorSeconds: 2,
                tokens: 3,
                peakBytes: 4,
                wattHours: 5,
                wattsPerCore: 6
            )
        )
    }

    static func step(_ step: Int) -> TrainingEvent {
        .stepped(
            TrainingStep(
                step: step,
                epoch: Double(step) / 10,
                loss: 3 - Double(step) / 10,
                gradientNorm: 1,
                learningRate: 1e-4,
                tokensPerSecond: 250,
                secondsLeft: 60
            )
        )
    }
}

extension EventLog {
    /// The news of training so far.
    var training: [TrainingNews] {
        all.compactMap { event in
            guard case .training(let news) = event else { return nil }
            return news
        }
    }

    /// The end of the `count`th run of training, waited for.
    func trainingEnd(ofRun count: Int = 1) -> TrainingNews? {
        first { _ in
            let ends = self.training.filter { !$0.isUnderWay }
            return ends.count >= count ? ends[count - 1] : nil
        }
    }
}
