import Shop
package import Training

/// Makes of what a trainer tells the news of the run: updates put together, texts made safe to show.
package struct TrainingNarrator {
    /// Updates are told at most this often.
    static let interval = Duration.milliseconds(100)
    /// The characters of a sample that are told.
    private static let sampleLength = 4_000

    private let now: () -> Duration
    private let tell: (TrainingNews) -> Void
    private let start: Duration
    private var pausedSince: Duration?
    private var paused = Duration.zero
    private var pending: [TrainingStep] = []
    private var lastTold: Duration?

    /// A narrator of a run that starts now, by a clock that only goes forward.
    package init(now: @escaping () -> Duration, tell: @escaping (TrainingNews) -> Void) {
        self.now = now
        self.tell = tell
        start = now()
    }

    /// Takes what the trainer tells; the end is left to whoever called the trainer.
    package mutating func take(_ event: TrainingEvent) {
        if case .stepped(let step) = event {
            pending.append(step)
            if lastTold.map({ now() - $0 >= Self.interval }) ?? true { tellSteps() }
            return
        }
        tellSteps()
        switch event {
        case .stepped, .finished: break
        case .began(let plan): tell(.began(plan))
        case .warned(let text): tell(.warned(TextSanitizer.clean(text)))
        case .evaluated(let evaluation): tell(.evaluated(Self.shown(evaluation)))
        case .saved(let step): tell(.saved(step: step))
        case .paused:
            pausedSince = pausedSince ?? now()
            tell(.paused)
        case .resumed:
            if let since = pausedSince { paused += now() - since }
            pausedSince = nil
            tell(.resumed)
        }
    }

    /// Tells the updates that wait.
    package mutating func tellSteps() {
        guard !pending.isEmpty else { return }
        lastTold = now()
        tell(.stepped(pending, seconds: (now() - start - paused) / .seconds(1)))
        pending = []
    }

    private static func shown(_ evaluation: TrainingEvaluation) -> TrainingEvaluation {
        var evaluation = evaluation
        evaluation.samples = evaluation.samples.map {
            TrainingSample(prompt: shown($0.prompt), text: shown($0.text))
        }
        return evaluation
    }

    /// A text without what a terminal would obey, line by line, of a length that can be shown.
    private static func shown(_ text: String) -> String {
        text.prefix(sampleLength).split(
            omittingEmptySubsequences: false,
            whereSeparator: \.isNewline
        )
        .map { TextSanitizer.clean(String($0)) }
        .joined(separator: "\n")
    }
}
