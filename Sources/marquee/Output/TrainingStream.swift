import Foundation
import Studio
import Training

/// Shows a training run as it goes on: lines of JSON for scripts; for people a line that moves on and what is worth keeping.
struct TrainingStream {
    let isJSON: Bool
    private let isLive = Output.isErrorTerminal
    private var steps = 0
    private(set) var fault: Fault?

    init(isJSON: Bool) {
        self.isJSON = isJSON
    }

    /// Shows what happened.
    mutating func show(_ event: TrainingEvent) {
        guard fault == nil else { return }
        do {
            try isJSON ? Output.json(TrainingLine(event)) : showText(event)
        } catch {
            fault = Fault(error)
        }
    }

    private mutating func showText(_ event: TrainingEvent) throws {
        switch event {
        case .began(let plan):
            steps = plan.steps
            try line(TrainingText.plan(plan))
        case .warned(let warning): try line("! " + warning)
        case .stepped(let step):
            guard isLive else { return }
            Output.error("\r" + TrainingText.progress(step, of: steps) + "\u{1B}[K")
        case .evaluated(let evaluation): try line(TrainingText.evaluation(evaluation))
        case .saved(let step): try line("checkpoint after update \(step)")
        case .paused, .resumed: break
        case .finished: if isLive { Output.error("\r\u{1B}[K") }
        }
    }

    private func line(_ text: String) throws {
        if isLive { Output.error("\r\u{1B}[K") }
        try Output.line(Output.plainLines(text))
    }
}

/// An event of a run as a line of JSON.
private struct TrainingLine: Encodable {
    let event: TrainingEvent

    init(_ event: TrainingEvent) {
        self.event = event
    }

    enum CodingKeys: String, CodingKey {
        case event
        case message
        case step
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch event {
        case .began(let plan):
            try container.encode("plan", forKey: .event)
            try plan.encode(to: encoder)
        case .warned(let message):
            try container.encode("warning", forKey: .event)
            try container.encode(message, forKey: .message)
        case .stepped(let step):
            try container.encode("step", forKey: .event)
            try step.encode(to: encoder)
        case .evaluated(let evaluation):
            try container.encode("evaluation", forKey: .event)
            try evaluation.encode(to: encoder)
        case .saved(let step):
            try container.encode("checkpoint", forKey: .event)
            try container.encode(step, forKey: .step)
        case .paused: try container.encode("paused", forKey: .event)
        case .resumed: try container.encode("resumed", forKey: .event)
        case .finished(let result):
            try container.encode("result", forKey: .event)
            try result.encode(to: encoder)
        }
    }
}

/// A training run in words, on the command line.
enum TrainingText {
    /// What is about to be done.
    static func plan(_ plan: TrainingPlan) -> String {
        let share = 100 * Double(plan.trainedParameters) / Double(max(1, plan.parameters))
        var text =
            "\(plan.sequences) sequences of \(plan.tokens) tokens, \(plan.validationSequences) held out; "
            + "\(plan.steps) updates of \(plan.trainedParameters) values "
            + "(\(fixed(share, 1)) % of the model's); about \(plan.estimatedBytes >> 20) MB of memory"
        if let seconds = plan.estimatedSeconds, let processor = plan.estimatedProcessorSeconds,
            let energy = plan.estimatedWattHours
        {
            text +=
                "\nit will take about \(duration(seconds)), \(duration(processor)) of processors, "
                + "\(fixed(energy, 2)) Wh"
        }
        if plan.firstStep > 0 { text += "\ngoing on after update \(plan.firstStep)" }
        return text
    }

    /// An update, in one line of at most 79 columns.
    static func progress(_ step: TrainingStep, of steps: Int) -> String {
        "\(step.step)/\(steps) · epoch \(fixed(step.epoch, 2)) · loss \(fixed(step.loss, 4)) · "
            + "\(Int(step.tokensPerSecond.rounded())) tokens/s · \(duration(step.secondsLeft)) left"
    }

    /// An evaluation with its samples.
    static func evaluation(_ evaluation: TrainingEvaluation) -> String {
        let best = evaluation.isBest ? ", the lowest so far" : ""
        let perplexity = fixed(exp(evaluation.loss), 2)
        var lines = [
            "after update \(evaluation.step): validation loss \(fixed(evaluation.loss, 4)) "
                + "(perplexity \(perplexity))\(best)"
        ]
        for sample in evaluation.samples {
            let prompt = Output.plain(sample.prompt).suffix(60)
            lines.append("  … \(prompt) → \(Output.plain(sample.text))")
        }
        return lines.joined(separator: "\n")
    }

    /// How a run ended, and what it cost.
    static func summary(of result: TrainingResult) -> String {
        let ending =
            switch result.ending {
            case .completed: "done"
            case .converged: "ended early, since the validation loss fell no more"
            case .stopped: "stopped; what was learned is kept"
            }
        let cost = result.cost
        var lines = ["\(ending) after \(result.steps) updates: \(result.outputPath)"]
        if let first = result.firstValidationLoss, let last = result.lastValidationLoss {
            let best = result.bestValidationLoss ?? last
            lines.append(
                "validation loss \(fixed(first, 4)) before, \(fixed(last, 4)) after, "
                    + "\(fixed(best, 4)) at best"
            )
        }
        let rate = cost.seconds > 0 ? Int((Double(cost.tokens) / cost.seconds).rounded()) : 0
        lines.append(
            "\(duration(cost.seconds)) by the clock, \(duration(cost.processorSeconds)) of processors, "
                + "\(cost.tokens) tokens (\(rate) a second in all), \(cost.peakBytes >> 20) MB; about "
                + "\(fixed(cost.wattHours, 2)) Wh if a core at work takes \(fixed(cost.wattsPerCore, 0)) W"
        )
        return Output.plainLines(lines.joined(separator: "\n")) + "\n"
    }

    private static func fixed(_ value: Double, _ digits: Int) -> String {
        String(format: "%.\(digits)f", value)
    }

    private static func duration(_ seconds: Double) -> String {
        let whole = Int(min(max(seconds, 0), 1e9).rounded())
        if whole < 60 { return "\(whole) s" }
        if whole < 3600 { return "\(whole / 60) min \(whole % 60) s" }
        return "\(whole / 3600) h \(whole % 3600 / 60) min"
    }
}
