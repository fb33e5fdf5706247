import Kernels
import Transformer

/// What a run writes.
extension TrainingRun {
    func save(_ tell: (TrainingEvent) throws -> Void) throws {
        let areNumbers = parameters.allSatisfy {
            Instructions.best.sumOfSquares($0.values, count: $0.count).isFinite
        }
        guard areNumbers else {
            throw diverged(
                "update \(state.step)",
                "It left values that are no numbers, which are not saved."
            )
        }
        clock.note(in: &state)
        try folder.checkpoints.write(state, Self.values(parameters, optimizer, best))
        try tell(.saved(step: state.step))
    }

    func finish(
        _ ending: TrainingResult.Ending,
        _ tell: (TrainingEvent) throws -> Void
    ) throws -> TrainingResult {
        try save(tell)
        if state.step > 0 { best?.restore(parameters, when: state.bestValidationLoss != nil) }
        try method.write(trained, to: folder.resultPath)
        let result = TrainingResult(
            ending: ending,
            steps: state.step,
            outputPath: folder.resultPath,
            loss: state.lastLoss,
            firstValidationLoss: state.firstValidationLoss,
            lastValidationLoss: state.lastValidationLoss,
            bestValidationLoss: state.bestValidationLoss,
            cost: clock.cost(of: state)
        )
        try folder.write(
            TrainingReport(
                model: material.model.identity.fileName,
                modelHash: request.modelHash,
                training: request.trainingPaths,
                validation: request.validationPaths,
                settings: settings,
                plan: plan,
                result: result
            )
        )
        try tell(.finished(result))
        return result
    }
}

/// What `training.json` holds.
private struct TrainingReport: Encodable {
    let model: String
    let modelHash: String?
    let training: [String]
    let validation: [String]
    let settings: TrainingSettings
    let plan: TrainingPlan
    let result: TrainingResult
}
