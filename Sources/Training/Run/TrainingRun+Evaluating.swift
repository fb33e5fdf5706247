import Foundation
import Transformer

/// What a run measures between updates.
extension TrainingRun {
    /// Measures by the validation text, keeps what is best, and writes samples; false where the run is to stop, with nothing
    /// changed.
    func evaluate(
        _ control: TrainingControl,
        _ tell: (TrainingEvent) throws -> Void
    ) throws -> Bool {
        guard let validation = material.validation else { return true }
        let began = clock.seconds
        var (sum, targets) = (0.0, 0)
        for start in stride(
            from: 0,
            to: validation.sequences.count,
            by: settings.evaluationBatch
        ) {
            guard wait(control, { try? tell($0) }) else { return false }
            let end = min(start + settings.evaluationBatch, validation.sequences.count)
            let batch = Batch(Array(validation.sequences[start..<end]))
            sum += objective.loss(of: batch, pass)
            targets += batch.targetCount
        }
        let loss = sum / Double(max(1, targets))
        guard loss.isFinite else {
            throw diverged(
                "evaluation after update \(state.step)",
                "The loss on the validation text is \(loss)."
            )
        }
        let isBest = state.bestValidationLoss.map { loss < $0 } ?? true
        if isBest {
            state.bestValidationLoss = loss
            best?.take(parameters)
        }
        // The measurement before the first update is no try at getting better.
        if state.step > 0 { state.fruitless = isBest ? 0 : state.fruitless + 1 }
        state.firstValidationLoss = state.firstValidationLoss ?? loss
        state.lastValidationLoss = loss
        state.evaluatedStep = state.step
        let evaluation = TrainingEvaluation(
            step: state.step,
            epoch: Double(state.step) / Double(Self.steps(inEpochOf: order, settings)),
            loss: loss,
            isBest: isBest,
            samples: try samples()
        )
        pace.evaluated(in: clock.seconds - began)
        try tell(.evaluated(evaluation))
        return true
    }

    private func samples() throws -> [TrainingSample] {
        let prompts = material.validation?.samplePrompts(request.sampleCount) ?? []
        if prompts.isEmpty { return [] }
        let path = folder.path + "/sample.gguf"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try method.write(trained, to: path)
        let engine = try method.engine(of: material.model, written: path, threads: request.threads)
        return try SampleWriter(prompts: prompts).write(with: engine)
    }

    var trained: TrainedWeights {
        TrainedWeights(
            name: request.name,
            model: material.model,
            modelHash: request.modelHash,
            weights: pass.weights,
            promptLayout: material.training.promptLayout ?? material.start?.promptLayout,
            storage: request.storage,
            notes: notes
        )
    }

    /// How it was trained, as the file itself tells it.
    private var notes: [String: String] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let json = (try? encoder.encode(settings)).map { String(decoding: $0, as: UTF8.self) }
        return [
            "marquee.training.settings": json ?? "",
            "marquee.training.base": material.model.identity.fileName,
        ]
    }
}
